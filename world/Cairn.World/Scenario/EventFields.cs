namespace Cairn.World.Scenario;

/// <summary>Which groups of properties a call of an event carries on the wire.</summary>
[Flags]
public enum EventFields
{
    /// <summary>None beyond the context.</summary>
    None = 0,

    /// <summary>product_id, sku, name, category, brand, price.</summary>
    Product = 1,

    /// <summary>quantity, with <see cref="Product"/>.</summary>
    Quantity = 2,

    /// <summary>value (a number) and currency.</summary>
    Money = 4,

    /// <summary>order_id.</summary>
    Order = 8,

    /// <summary>products, an array; revenue, shipping, tax and total.</summary>
    Basket = 16,

    /// <summary>payment_method.</summary>
    Payment = 32,

    /// <summary>coupon.</summary>
    Coupon = 64,

    /// <summary>query, results.</summary>
    Search = 128,

    /// <summary>method, as password.</summary>
    SignIn = 256,

    /// <summary>wallet, wallet_type and chain_id.</summary>
    Wallet = 512,

    /// <summary>tx_hash.</summary>
    Transaction = 1024,

    /// <summary>token_in, token_out, amount_in, amount_out.</summary>
    Tokens = 2048,

    /// <summary>kyc_level, kyc_vendor, country and, where <see cref="Order"/> is the vendor's key, applicant_id.</summary>
    Identity = 4096,

    /// <summary>checkout_id.</summary>
    Checkout = 8192,

    /// <summary>asset and side.</summary>
    Trade = 16384,

    /// <summary>reason.</summary>
    Reason = 32768,

    /// <summary>url of the page.</summary>
    Url = 65536,
}
