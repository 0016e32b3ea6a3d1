using Cairn.Import.Reading;

namespace Cairn.Import.Rows;

/// <summary>What a file becomes: its first records, and counts of all of them.</summary>
public sealed record DryRunResult
{
    /// <summary>How the file is written.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>The first records in order.</summary>
    public required IReadOnlyList<DryRunRecord> Records { get; init; }

    /// <summary>Rows that the mapping leaves out, and calls that are no events.</summary>
    public required long Skipped { get; init; }

    /// <summary>Calls that are no events, by reason.</summary>
    public required IReadOnlyDictionary<string, long> PassedOver { get; init; }

    /// <summary>All records of the file.</summary>
    public required long Total { get; init; }

    /// <summary>Records that would be stored as events.</summary>
    public required long Accepted { get; init; }

    /// <summary>Records whose bytes cannot be taken apart, so that not even their event is known; they are among the rejected.</summary>
    public required long Unreadable { get; init; }

    /// <summary>Records for the quarantine by reason, the most frequent first.</summary>
    public required IReadOnlyList<DryRunRejection> Rejected { get; init; }

    /// <summary>Records that would be suppressed, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Suppressed { get; init; }

    /// <summary>What becomes of each of the plan's conversions of which the file has one.</summary>
    public required IReadOnlyList<DryRunConversion> Conversions { get; init; }
}
