namespace Cairn.World.Score.Assurance;

/// <summary>How near the capture rates of a report come to the true ones.</summary>
/// <param name="All">All cells that can be judged.</param>
/// <param name="Dimensions">The same by dimension, in ordinal order.</param>
/// <param name="Unknown">Cells of the report that the answers do not have, or in which nothing ever happened.</param>
/// <param name="Missing">Cells of the answers, in which something happened, that the report does not have.</param>
public sealed record CaptureScore(CaptureErrors All, IReadOnlyList<CaptureErrors> Dimensions, long Unknown, long Missing);
