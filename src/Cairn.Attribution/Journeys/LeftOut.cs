namespace Cairn.Attribution.Journeys;

/// <summary>Conversions that a report in one currency cannot add up.</summary>
/// <param name="Currency">Their currency.</param>
/// <param name="Conversions">How many there are.</param>
/// <param name="Value">Their money, in that currency.</param>
public sealed record LeftOut(string Currency, long Conversions, decimal Value);
