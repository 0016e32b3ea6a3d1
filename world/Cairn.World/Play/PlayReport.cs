namespace Cairn.World.Play;

/// <summary>
/// What became of the requests that were sent. <see cref="Requests"/> is the sum of those acknowledged, rejected, dropped,
/// given up and abandoned.
/// </summary>
public sealed record PlayReport
{
    /// <summary>Requests that were sent at least once.</summary>
    public required long Requests { get; init; }

    /// <summary>Calls in them: the length of a batch, the items of a webhook's array, otherwise 1 a request.</summary>
    public required long Calls { get; init; }

    /// <summary>Requests acknowledged with a 2xx when they were first sent.</summary>
    public required long AcknowledgedAtOnce { get; init; }

    /// <summary>Requests acknowledged with a 2xx after they were sent again.</summary>
    public required long AcknowledgedLater { get; init; }

    /// <summary>Calls in the acknowledged requests.</summary>
    public required long CallsAcknowledged { get; init; }

    /// <summary>Requests that were answered with a redirect: following it would lose the body.</summary>
    public required long Rejected { get; init; }

    /// <summary>Requests dropped because of an answer that no client tries again, by status, lowest first.</summary>
    public required IReadOnlyList<KeyValuePair<int, long>> Dropped { get; init; }

    /// <summary>Requests given up after the last retry, by the last status, lowest first; 0 is no answer at all.</summary>
    public required IReadOnlyList<KeyValuePair<int, long>> GivenUp { get; init; }

    /// <summary>Requests that waited to be sent again when the playing was interrupted.</summary>
    public required long Abandoned { get; init; }

    /// <summary>How often something was sent again after a failure; <see cref="Waits"/> do not count.</summary>
    public required long Retries { get; init; }

    /// <summary>How often something was sent again after a 429 that said when.</summary>
    public required long Waits { get; init; }

    /// <summary>How often there was no answer: rejected or cut connections, timeouts.</summary>
    public required long NetworkErrors { get; init; }

    /// <summary>What the first of them said; null when there was none.</summary>
    public required string? FirstNetworkError { get; init; }

    /// <summary>Bytes of bodies, of every sending.</summary>
    public required long BytesSent { get; init; }

    /// <summary>From the first request to the last answer.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Half of the acknowledgements took at most this long, from sending to answer; to 3 %.</summary>
    public required TimeSpan LatencyP50 { get; init; }

    /// <summary>99 of 100 acknowledgements took at most this long; to 3 %.</summary>
    public required TimeSpan LatencyP99 { get; init; }

    /// <summary>The longest acknowledgement.</summary>
    public required TimeSpan LatencyMax { get; init; }

    /// <summary>How late the last request was first sent.</summary>
    public required TimeSpan LagAtEnd { get; init; }

    /// <summary>How late the latest one was.</summary>
    public required TimeSpan LagMax { get; init; }

    /// <summary>Whether the playing ended before the file or the limit.</summary>
    public required bool IsInterrupted { get; init; }

    /// <summary>With which <see cref="PlayOptions.Skip"/> the next playing leaves nothing out; it may send some again.</summary>
    public required long NextSkip { get; init; }

    /// <summary>Requests acknowledged with a 2xx.</summary>
    public long Acknowledged => AcknowledgedAtOnce + AcknowledgedLater;

    /// <summary>Acknowledged requests a second.</summary>
    public double Rate => Acknowledged / Math.Max(Duration.TotalSeconds, 1e-6);
}
