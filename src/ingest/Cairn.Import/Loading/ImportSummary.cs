using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Loading;

/// <summary>What an import did, and what the warehouse holds of the file afterwards.</summary>
public sealed record ImportSummary
{
    /// <summary>The file as it was given.</summary>
    public required string File { get; init; }

    /// <summary>The log that its records stand in.</summary>
    public required string LogId { get; init; }

    /// <summary>How it is written.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>Rows that were read; in a request log calls.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that the mapping leaves out, and calls that are no events.</summary>
    public required long Skipped { get; init; }

    /// <summary>Calls that are no events and take no offset in the log, by reason (<see cref="SuppressionReasons"/>).</summary>
    public required IReadOnlyDictionary<string, long> PassedOver { get; init; }

    /// <summary>Records that the rows gave: events, further events, and rows that cannot be read.</summary>
    public required ulong Records { get; init; }

    /// <summary>Records that were stored before this run.</summary>
    public required ulong AlreadyStored { get; init; }

    /// <summary>Events of the file in the warehouse, counted there.</summary>
    public required ulong Events { get; init; }

    /// <summary>Records of the file in quarantine, counted there.</summary>
    public required ulong Quarantined { get; init; }

    /// <summary>Those in quarantine by reason.</summary>
    public required IReadOnlyList<RejectedCount> Rejected { get; init; }

    /// <summary>Records of the file that were suppressed although nothing is wrong with them, counted in the warehouse.</summary>
    public required ulong Suppressed { get; init; }

    /// <summary>Those suppressed by reason (<see cref="SuppressionReasons"/>).</summary>
    public required IReadOnlyList<SuppressedCount> SuppressedFor { get; init; }

    /// <summary>Records of the file that are gone, erased or past their retention, and stay so (docs/decisions/0012).</summary>
    public required ulong Erased { get; init; }

    /// <summary>Events of the file whose message id came with other content before, counted in the warehouse; both are stored.</summary>
    public required ulong ReusedIds { get; init; }

    /// <summary>
    /// Events that the mapping names and the file does not have, a sentence for each; empty when a part was stored before, as
    /// that is not read again.
    /// </summary>
    public required IReadOnlyList<string> UnmetNames { get; init; }

    /// <summary>Events that the plan accepts and wonders at (deprecated, before their time), whatever later steps decide of them, by code.</summary>
    public required IReadOnlyDictionary<string, long> Warnings { get; init; }

    /// <summary>The name and version of the plan with which an earlier run began, when that was another plan; otherwise null.</summary>
    public required string? BegunWithPlan { get; init; }

    /// <summary>What each step counted and how long it took.</summary>
    public required IReadOnlyList<StepCounter> Steps { get; init; }

    /// <summary>How long the run took.</summary>
    public required TimeSpan Duration { get; init; }
}
