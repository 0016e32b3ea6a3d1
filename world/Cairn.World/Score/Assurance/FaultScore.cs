using Cairn.World.Answers;

namespace Cairn.World.Score.Assurance;

/// <summary>Which of the injected faults a report has found.</summary>
public sealed record FaultScore
{
    /// <summary>From how many events on a fault should be found.</summary>
    public required long MinEvents { get; init; }

    /// <summary>The faults that were found, in the answers' order, each with its finding.</summary>
    public required IReadOnlyList<FaultMatch> Found { get; init; }

    /// <summary>The faults that should have been found and were not, in the answers' order.</summary>
    public required IReadOnlyList<FaultAnswer> Missed { get; init; }

    /// <summary>Findings of faults that hit fewer events: neither asked for nor wrong.</summary>
    public required IReadOnlyList<FaultMatch> Small { get; init; }

    /// <summary>Findings that fit a fault which another finding has taken, in the report's order.</summary>
    public required IReadOnlyList<Finding> Repeats { get; init; }

    /// <summary>Findings that fit no fault, in the report's order.</summary>
    public required IReadOnlyList<Finding> Baseless { get; init; }

    /// <summary>Findings that are matched to no fault: repeated and baseless ones.</summary>
    public int FalseAlarms => Repeats.Count + Baseless.Count;

    /// <summary>Found / (found + false alarms); null when nothing was claimed.</summary>
    public double? Precision => Found.Count + FalseAlarms == 0 ? null : (double)Found.Count / (Found.Count + FalseAlarms);

    /// <summary>Found / (found + missed); null when there was nothing to find.</summary>
    public double? Recall => Found.Count + Missed.Count == 0 ? null : (double)Found.Count / (Found.Count + Missed.Count);

    /// <summary>Share of the found ones whose cause is named right; null when none was found.</summary>
    public double? CausesRight => Found.Count == 0 ? null : (double)Found.Count(match => match.IsCauseRight) / Found.Count;
}
