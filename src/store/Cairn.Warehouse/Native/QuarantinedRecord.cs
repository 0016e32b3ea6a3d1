using Cairn.Model;

namespace Cairn.Warehouse.Native;

/// <summary>A record that broke the plan or could not be read, as the table <c>quarantine</c> keeps it.</summary>
public sealed record QuarantinedRecord
{
    /// <summary>When it was received, or when its import began, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long ReceivedAt { get; init; }

    /// <summary>The log it stands in.</summary>
    public required string LogId { get; init; }

    /// <summary>Its offset in the log.</summary>
    public required ulong LogOffset { get; init; }

    /// <summary>The line of the file on which it begins, from 1; of a collected one the offset of its request's first call.</summary>
    public required long Line { get; init; }

    /// <summary>Which of the line's events or the request's calls it is: 0 the row's own, n the mapping's n-th <c>also</c> or element of <c>each</c>.</summary>
    public required int Part { get; init; }

    /// <summary>The sender.</summary>
    public required string Source { get; init; }

    /// <summary>The event's name as far as it could be read.</summary>
    public required string Event { get; init; }

    /// <summary>What is wrong, as a stable code, for example <c>unknown_event</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The field that is wrong; empty when it is the whole record.</summary>
    public required string Field { get; init; }

    /// <summary>What is wrong, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What tells its message from others; none when it has no id that could be read.</summary>
    public MessageFingerprint Fingerprint { get; init; } = MessageFingerprint.None;
}
