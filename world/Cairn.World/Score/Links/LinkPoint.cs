namespace Cairn.World.Score.Links;

/// <summary>What a threshold gives: a point of the precision-recall curve.</summary>
/// <param name="Threshold">The least probability.</param>
/// <param name="Links">Links of at least it.</param>
/// <param name="Precision">The share of them that is right; null where there are none.</param>
/// <param name="Recall">The share of all right links of the report that are among them; null where none is right.</param>
public sealed record LinkPoint(double Threshold, long Links, double? Precision, double? Recall);
