namespace Cairn.Reference;

/// <summary>One counted conversion, explained.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="AtMs">When it counts.</param>
/// <param name="Money">What the report adds up for it, in the report's currency; 0 when it has none or it is in another one.</param>
/// <param name="Currency">The currency in which it was told (or the plan's).</param>
/// <param name="Touches">Its journey, oldest first.</param>
/// <param name="Shares">By rule, the share of each touch; empty where the conversion is unattributed.</param>
public sealed record ReferenceConversion(
    string Person, long AtMs, decimal Money, string Currency,
    IReadOnlyList<ReferenceTouch> Touches, IReadOnlyDictionary<string, IReadOnlyList<double>> Shares);
