using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>
/// One call of a request: the event that it became, or what is wrong with it, or why it is none. Filled again and again by
/// <see cref="RequestDecoder.Read"/>.
/// </summary>
public sealed class Call
{
    /// <summary>The event. When there is a <see cref="Problem"/>, only source and time of receipt are sure.</summary>
    public Event Event { get; } = new();

    /// <summary>When it happened by the client's own clock, Unix milliseconds; 0 when the client does not say.</summary>
    public long ClientTime { get; internal set; }

    /// <summary>What is wrong with it; null when all is well.</summary>
    public DecodeProblem? Problem { get; internal set; }

    /// <summary>Why it is no event although nothing is wrong (one of <see cref="SuppressionReasons"/>); null when it is one.</summary>
    public string? SuppressedReason { get; internal set; }

    internal void Begin(ClientRequest request)
    {
        Event.CopyFrom(Empty);
        (Event.Source, Event.ReceivedAt) = (request.Source, request.ReceivedAt);
        (ClientTime, Problem, SuppressedReason) = (0, null, null);
    }

    private static Event Empty { get; } = new();
}
