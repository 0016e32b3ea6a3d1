using Cairn.Model;

namespace Cairn.Pipeline.Tracing;

/// <summary>What became of one call on its way through the pipeline: what `cairn tail` shows.</summary>
public sealed record EventTrace
{
    /// <summary>When the request arrived, Unix milliseconds.</summary>
    public required long ReceivedAt { get; init; }

    /// <summary>The sender.</summary>
    public required string Source { get; init; }

    /// <summary>The log in which the call stands; empty for a preview, which stands in none.</summary>
    public string LogId { get; init; } = "";

    /// <summary>Its place there.</summary>
    public ulong LogOffset { get; init; }

    /// <summary>What the sender called it; empty when that could not be read.</summary>
    public string SentAs { get; init; } = "";

    /// <summary>The event's name by the plan, as far as it came.</summary>
    public string Event { get; init; } = "";

    /// <summary>When it happened, Unix milliseconds; 0 when that could not be read.</summary>
    public long OccurredAt { get; init; }

    /// <summary>The sender's id of the message.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The customer's login.</summary>
    public string UserId { get; init; } = "";

    /// <summary>The device's id.</summary>
    public string AnonymousId { get; init; } = "";

    /// <summary>Further identifiers.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>The session that the sender named.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>The channel that the visit came from.</summary>
    public string Channel { get; init; } = "";

    /// <summary>What the pipeline noticed (<see cref="EventFlags"/>).</summary>
    public string Flags { get; init; } = "";

    /// <summary>The header Cairn-Test-Id of its request.</summary>
    public string TestId { get; init; } = "";

    /// <summary>What became of it.</summary>
    public required TraceEnd End { get; init; }

    /// <summary>The step that ended its way; empty when it was stored.</summary>
    public string Step { get; init; } = "";

    /// <summary>Why, as a stable code; empty when it was stored.</summary>
    public string Code { get; init; } = "";

    /// <summary>The field that is wrong, if one is.</summary>
    public string Field { get; init; } = "";

    /// <summary>Why, as a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What would have become of a preview: stored, quarantined or suppressed; null for all that is none.</summary>
    public TraceEnd? Otherwise { get; init; }

    /// <summary>The path of a request that was rejected, without its query, which may hold a key; empty for all others.</summary>
    public string Path { get; init; } = "";

    /// <summary>The HTTP status with which a request was rejected; 0 for all others.</summary>
    public int Status { get; init; }

    /// <summary>When the warehouse had it, Unix milliseconds; 0 for what is not in <c>events</c>.</summary>
    public long StoredAt { get; init; }
}
