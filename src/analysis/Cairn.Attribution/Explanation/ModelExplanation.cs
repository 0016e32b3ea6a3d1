namespace Cairn.Attribution.Explanation;

/// <summary>What one model makes of one journey.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Touches">The credit of each touch, in the journey's order.</param>
/// <param name="UnattributedConversions">Conversions of the journey that the model gives to no touch.</param>
/// <param name="UnattributedValue">Money of the journey that the model gives to no touch.</param>
public sealed record ModelExplanation(
    string Model, IReadOnlyList<TouchCredit> Touches, decimal UnattributedConversions, decimal UnattributedValue);
