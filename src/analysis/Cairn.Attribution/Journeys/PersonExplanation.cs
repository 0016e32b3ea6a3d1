namespace Cairn.Attribution.Journeys;

/// <summary>Which touch of one person's conversions got how much, and why.</summary>
/// <param name="Currency">Currency of the money; empty where neither plan nor events name any.</param>
/// <param name="Conversions">The conversions, in order of time.</param>
public sealed record PersonExplanation(string Currency, IReadOnlyList<ExplainedConversion> Conversions);
