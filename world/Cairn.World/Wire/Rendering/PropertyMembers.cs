using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Rendering;

/// <summary>Writes the properties of a call, by its event's <see cref="EventFields"/>. For one thread.</summary>
internal sealed class PropertyMembers(WireTexts texts, SitePage page)
{
    private static readonly string[] SignInMethods = ["password", "passkey", "google", "apple"];
    private static readonly string[] Coupons = ["WELCOME10", "SPRING15", "THANKS5", "FRIENDS10"];
    private static readonly string[] PaymentReasons = ["card_declined", "insufficient_funds", "timeout", "bank_unavailable"];
    private static readonly string[] IdentityReasons = ["document_unreadable", "document_expired", "face_mismatch", "address_unconfirmed"];

    private readonly NumberMembers _numbers = new(texts);
    private readonly BasketMembers _basket = new();
    private readonly FinanceMembers _finance = new(texts);

    /// <summary>The members, without a comma at their end.</summary>
    /// <returns>Whether there is any.</returns>
    public bool Add(Utf8Text text, in Signal signal, EventText @event)
    {
        var start = text.Length;
        var fields = @event.Fields;
        if ((fields & EventFields.Order) != 0 && (fields & EventFields.Identity) == 0)
            AddText(text, "order_id"u8, texts.World.Ids.OrderId(signal.Subject));
        if ((fields & EventFields.Checkout) != 0)
            AddText(text, "checkout_id"u8, texts.World.Ids.Other(OtherIds.Checkout, signal.Subject));
        if ((fields & EventFields.Product) != 0)
            AddProduct(text, signal, fields);
        if ((fields & EventFields.Money) != 0)
        {
            _numbers.AddMoney(text, signal, "value"u8, signal.Cents);
            text.Add("\"currency\":\""u8).Add(texts.CurrencyOf(signal)).Add("\","u8);
        }

        if ((fields & EventFields.Basket) != 0)
            _basket.Add(text, signal, _numbers);
        AddChoices(text, signal, fields);
        _finance.Add(text, signal, fields, _numbers);
        if ((fields & EventFields.Url) != 0)
        {
            text.Add("\"url\":\""u8);
            page.AddUrl(text, signal, @event);
            text.Add("\","u8);
        }

        if (text.Length == start)
            return false;
        text.CutTo(text.Length - 1);
        return true;
    }

    private void AddProduct(Utf8Text text, in Signal signal, EventFields fields)
    {
        text.Add(ProductText.All[signal.Product]);
        _numbers.AddMoney(text, signal, "price"u8, Catalog.Of(signal.Product).Cents);
        if ((fields & EventFields.Quantity) != 0)
            _numbers.AddCount(text, signal, "quantity"u8, signal.Quantity);
    }

    /// <summary>What the customer chose or typed. Calls about one subject agree.</summary>
    private void AddChoices(Utf8Text text, in Signal signal, EventFields fields)
    {
        if ((fields & EventFields.Payment) != 0)
            text.Add("\"payment_method\":\""u8).Add(texts.Methods[signal.Method]).Add("\","u8);
        if ((fields & EventFields.Coupon) != 0)
            AddText(text, "coupon"u8, Pick(Coupons, signal.Subject));
        if ((fields & EventFields.Search) != 0)
        {
            var draw = Mix.Of(signal.Visit, signal.Subject, (ulong)signal.Product);
            text.Add("\"query\":\""u8).Add(SearchText.Of(draw)).Add("\","u8);
            _numbers.AddCount(text, signal, "results"u8, (long)((draw >> 32) % 40));
        }

        if ((fields & EventFields.SignIn) != 0)
            AddText(text, "method"u8, Pick(SignInMethods, (ulong)signal.Person));
        if ((fields & EventFields.Reason) != 0)
            AddText(text, "reason"u8, Pick((fields & EventFields.Identity) != 0 ? IdentityReasons : PaymentReasons, signal.Subject));
    }

    private static string Pick(string[] choices, ulong key) => choices[Mix.Of(key, 0xC401CE) % (ulong)choices.Length];

    private static void AddText(Utf8Text text, ReadOnlySpan<byte> name, string value) =>
        text.Add("\""u8).Add(name).Add("\":\""u8).Add(value).Add("\","u8);
}
