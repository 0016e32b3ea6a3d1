namespace Cairn.Attribution.Money;

/// <summary>Money of counted conversions that the report's sums do not hold, because it is in another currency.</summary>
/// <param name="Currency">That currency; empty where the events and the plan name none.</param>
/// <param name="Conversions">How many conversions carry it; they are counted all the same.</param>
/// <param name="Value">Its sum.</param>
public sealed record OtherCurrency(string Currency, long Conversions, decimal Value);
