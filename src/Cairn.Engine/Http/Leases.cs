namespace Cairn.Engine.Http;

/// <summary>
/// Counts the programs that need the engine: each holds one open request. When the last has gone, however it ended, the
/// engine stops a little later.
/// </summary>
internal sealed class Leases : IDisposable
{
    /// <summary>The program that started the engine gets this long to come for its lease.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly TimeSpan? _linger;
    private readonly Action _stop;
    private readonly ITimer _timer;
    private int _count;

    /// <param name="linger">How long the engine stays without a lease; null for ever.</param>
    /// <param name="stop">Called once, when nobody has held a lease for that long.</param>
    /// <param name="time">The clock.</param>
    public Leases(TimeSpan? linger, Action stop, TimeProvider time)
    {
        (_linger, _stop) = (linger, stop);
        var first = linger is null ? Timeout.InfiniteTimeSpan : linger > FirstWait ? linger.Value : FirstWait;
        _timer = time.CreateTimer(_ => StopIfUnused(), null, first, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Holds a lease until the caller or the engine ends.</summary>
    public async Task HoldAsync(CancellationToken ended)
    {
        lock (_lock)
        {
            _count++;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ended);
        }
        catch (OperationCanceledException)
        {
            // The lease has ended.
        }
        finally
        {
            lock (_lock)
            {
                if (--_count == 0 && _linger is { } linger) _timer.Change(linger, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void StopIfUnused()
    {
        lock (_lock)
        {
            if (_count > 0) return;
        }

        _stop();
    }
}
