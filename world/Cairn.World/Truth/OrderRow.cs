namespace Cairn.World.Truth;

/// <summary>One order in the shop's own books, or one deposit in the bank's ledger.</summary>
/// <param name="At">When it was taken, Unix milliseconds.</param>
/// <param name="Key">Key of the order id.</param>
/// <param name="Person">Who bought.</param>
/// <param name="KnownAs">Whether the order belongs to an account (then it has the CRM id) or to a guest (then only an e-mail address).</param>
/// <param name="Place">web, ios, android or store.</param>
/// <param name="Method">Index of the payment method.</param>
/// <param name="Cents">What was paid.</param>
/// <param name="Items">How many pieces.</param>
/// <param name="RefundedAt">When it was refunded, Unix milliseconds; 0: never.</param>
/// <param name="RefundedCents">How much of it.</param>
/// <param name="Transaction">Key of the transaction on the chain; 0 when it was not paid there.</param>
public readonly record struct OrderRow(
    long At, ulong Key, int Person, bool KnownAs, string Place, byte Method, long Cents, int Items, long RefundedAt, long RefundedCents, ulong Transaction);
