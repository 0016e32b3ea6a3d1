namespace Cairn.World.Score.Assurance;

/// <summary>How well a report knows what is missing, and why.</summary>
/// <param name="Capture">The capture rates; null when the report has none.</param>
/// <param name="Faults">The faults; null when the report has no list of findings.</param>
public sealed record AssuranceScore(CaptureScore? Capture, FaultScore? Faults);
