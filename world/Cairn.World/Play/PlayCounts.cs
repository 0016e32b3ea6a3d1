namespace Cairn.World.Play;

/// <summary>Counts what becomes of requests. Written by many threads.</summary>
internal sealed class PlayCounts(PlayProgress progress)
{
    private const int Statuses = 1000;

    private readonly long[] _dropped = new long[Statuses];
    private readonly long[] _givenUp = new long[Statuses];
    private readonly LatencyHistogram _latency = new();
    private long _requests, _calls, _atOnce, _later, _callsAcknowledged, _rejected, _abandoned, _firstAbandoned = long.MaxValue;
    private long _retries, _waits, _networkErrors, _bytes, _lag, _lagMax;
    private string? _firstError;

    /// <summary>A request is sent for the first time, so much later than its time.</summary>
    public void Begin(RecordedRequest request, TimeSpan lag)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _calls, request.Calls);
        Interlocked.Exchange(ref _lag, lag.Ticks);
        long most;
        while (lag.Ticks > (most = Interlocked.Read(ref _lagMax)))
            Interlocked.CompareExchange(ref _lagMax, lag.Ticks, most);
        progress.Lag = lag;
        progress.CountSent();
    }

    /// <summary>An answer came, or none.</summary>
    public void Answered(RecordedRequest request, Answer answer)
    {
        Interlocked.Add(ref _bytes, request.Body.Length);
        if (answer.Error is null)
            return;
        Interlocked.Increment(ref _networkErrors);
        Interlocked.CompareExchange(ref _firstError, answer.Error, null);
    }

    public void Acknowledged(RecordedRequest request, int resends, TimeSpan took)
    {
        Interlocked.Increment(ref resends == 0 ? ref _atOnce : ref _later);
        Interlocked.Add(ref _callsAcknowledged, request.Calls);
        _latency.Add(took);
        progress.CountAcknowledged();
    }

    public void Rejected() => Interlocked.Increment(ref _rejected);

    public void Dropped(Answer answer) => Interlocked.Increment(ref _dropped[answer.Status % Statuses]);

    public void GivenUp(Answer answer) => Interlocked.Increment(ref _givenUp[answer.Status % Statuses]);

    /// <summary>A request will be sent again.</summary>
    public void Again(Reaction reaction) => Interlocked.Increment(ref reaction == Reaction.Wait ? ref _waits : ref _retries);

    /// <summary>A request waited, to be sent or to be sent again, when the playing was interrupted.</summary>
    public void Abandoned(RecordedRequest request)
    {
        Interlocked.Increment(ref _abandoned);
        long first;
        while (request.Index < (first = Interlocked.Read(ref _firstAbandoned)))
            Interlocked.CompareExchange(ref _firstAbandoned, request.Index, first);
    }

    /// <summary>The report, when nothing is outstanding.</summary>
    /// <param name="duration">From the first request to the last answer.</param>
    /// <param name="isInterrupted">Whether there would have been more.</param>
    /// <param name="next">Place behind the last request that was taken from the file.</param>
    public PlayReport Report(TimeSpan duration, bool isInterrupted, long next) => new()
    {
        Requests = _requests,
        Calls = _calls,
        AcknowledgedAtOnce = _atOnce,
        AcknowledgedLater = _later,
        CallsAcknowledged = _callsAcknowledged,
        Rejected = _rejected,
        Dropped = Counts(_dropped),
        GivenUp = Counts(_givenUp),
        Abandoned = _abandoned,
        Retries = _retries,
        Waits = _waits,
        NetworkErrors = _networkErrors,
        FirstNetworkError = _firstError,
        BytesSent = _bytes,
        Duration = duration,
        LatencyP50 = _latency.Quantile(0.5),
        LatencyP99 = _latency.Quantile(0.99),
        LatencyMax = _latency.Max,
        LagAtEnd = new TimeSpan(_lag),
        LagMax = new TimeSpan(_lagMax),
        IsInterrupted = isInterrupted || _abandoned > 0,
        NextSkip = Math.Min(next, _firstAbandoned),
    };

    private static KeyValuePair<int, long>[] Counts(long[] byStatus) =>
        [.. byStatus.Index().Where(one => one.Item > 0).Select(one => KeyValuePair.Create(one.Index, one.Item))];
}
