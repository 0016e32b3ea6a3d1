namespace Cairn.Attribution.Money;

/// <summary>Money that was given back for an order.</summary>
/// <param name="At">When, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Amount">How much, 0 or more.</param>
/// <param name="Currency">Its currency; empty: that of the conversion.</param>
public sealed record Refund(long At, decimal Amount, string Currency);
