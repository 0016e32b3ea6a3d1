namespace Cairn.Attribution.Explanation;

/// <summary>What every model makes of one journey.</summary>
/// <param name="Models">One entry for each model, in the report's order.</param>
public sealed record JourneyExplanation(IReadOnlyList<ModelExplanation> Models);
