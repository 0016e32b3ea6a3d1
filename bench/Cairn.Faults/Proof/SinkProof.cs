using System.Globalization;

namespace Cairn.Faults.Proof;

/// <summary>What the warehouse holds of what was acknowledged.</summary>
internal sealed record SinkProof
{
    /// <summary>Messages of which at least one delivery was acknowledged.</summary>
    public required int Acknowledged { get; init; }

    /// <summary>Acknowledged messages that are nowhere.</summary>
    public required IReadOnlyList<int> Lost { get; init; }

    /// <summary>Messages that stand in events or quarantine more than once.</summary>
    public required IReadOnlyList<int> Doubled { get; init; }

    /// <summary>Acknowledged messages that the warehouse reports as damaged on disk.</summary>
    public required IReadOnlyList<int> Damaged { get; init; }

    /// <summary>What else does not fit: events in quarantine, second deliveries that were not counted, gaps in logs.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Deliveries that were suppressed as second ones.</summary>
    public required long SecondDeliveries { get; init; }

    /// <summary>Logs that the warehouse holds records of.</summary>
    public required int Logs { get; init; }

    /// <summary>Whether every acknowledged message is there exactly once and everything adds up.</summary>
    public bool IsGood => Lost.Count == 0 && Doubled.Count == 0 && Faults.Count == 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Acknowledged:N0} acknowledged, {Lost.Count} lost{Some(Lost)}, {Doubled.Count} doubled{Some(Doubled)}, {Damaged.Count} damaged, {SecondDeliveries:N0} second deliveries suppressed, {Logs} logs{(Faults.Count > 0 ? "; " + string.Join("; ", Faults) : "")}");

    private static string Some(IReadOnlyList<int> numbers) => numbers.Count == 0 ? "" : $" ({string.Join(", ", numbers.Take(10))} ...)";
}
