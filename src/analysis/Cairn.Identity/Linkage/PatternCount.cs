namespace Cairn.Identity.Linkage;

/// <summary>How many pairs have one pattern.</summary>
/// <param name="Unknown">Pairs of which nobody knows whether they match.</param>
/// <param name="Matches">Pairs that are known to match.</param>
/// <param name="Differences">Pairs that are known not to match.</param>
public readonly record struct PatternCount(long Unknown, long Matches, long Differences);
