using Cairn.Attribution.Explanation;

namespace Cairn.Attribution.Journeys;

/// <summary>One conversion of one person, with what each model made of the way to it.</summary>
/// <param name="At">When, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Value">Its money.</param>
/// <param name="Explanation">The credit of each touch, by model.</param>
public sealed record ExplainedConversion(long At, decimal Value, JourneyExplanation Explanation);
