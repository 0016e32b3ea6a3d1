namespace Cairn.Attribution.Explanation;

/// <summary>What one model gives to one touch of a journey, and why.</summary>
/// <param name="Key">The touch's player.</param>
/// <param name="At">When, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Conversions">Share of the journey's conversions; with the unattributed part they add up exactly.</param>
/// <param name="Value">Share of the journey's money; with the unattributed part they add up exactly.</param>
/// <param name="Reason">One line that says why.</param>
public sealed record TouchCredit(string Key, long At, decimal Conversions, decimal Value, string Reason);
