namespace Cairn.Identity.Probable;

/// <summary>What a threshold gives.</summary>
/// <param name="Threshold">The least probability.</param>
/// <param name="Links">Links of at least it.</param>
/// <param name="Precision">The share of them that is expected to be right, 0 to 1.</param>
/// <param name="Recall">The share of all that are right which is expected among them.</param>
/// <param name="Known">Pairs whose answer is known by logins and that would have been among them.</param>
/// <param name="KnownRight">How many of those are right.</param>
public sealed record ThresholdCount(double Threshold, long Links, double Precision, double Recall, long Known, long KnownRight);
