namespace Cairn.Engine.Http;

/// <summary>
/// Counts the programs that need the engine and decides when it stops: the states "unclaimed", "in use", "idle" and "stopping" of
/// docs/engine.md. Every step is taken under one lock, so that no program is given a lease on an engine that stops.
/// </summary>
internal sealed class Leases : IDisposable
{
    /// <summary>The program that started the engine gets this long to come for its lease.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<Lease, int> _held = [];
    private readonly TimeSpan? _linger;
    private readonly Action _stop;
    private readonly ITimer _timer;
    private bool _isExpecting, _isStopping;

    /// <param name="linger">How long the engine stays without a lease; null for ever.</param>
    /// <param name="stop">Called once, when it stops.</param>
    /// <param name="time">The clock.</param>
    public Leases(TimeSpan? linger, Action stop, TimeProvider time)
    {
        // Whoever says how long it stays is a program that started it and comes for its lease.
        (_linger, _stop, _isExpecting) = (linger, stop, linger is not null);
        var first = linger is null ? Timeout.InfiniteTimeSpan : linger > FirstWait ? linger.Value : FirstWait;
        _timer = time.CreateTimer(_ => StopIfUnused(), null, first, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The processes that hold a lease; 0 for one that did not say which it is.</summary>
    public IReadOnlyList<int> Holders
    {
        get
        {
            lock (_lock) return [.. _held.Values.Order()];
        }
    }

    /// <summary>Takes a lease, which counts when this returns; disposing it gives it back.</summary>
    /// <param name="process">Who takes it; 0: unknown.</param>
    /// <returns>Null when the engine is stopping.</returns>
    public IDisposable? TryTake(int process)
    {
        lock (_lock)
        {
            if (_isStopping) return null;
            var lease = new Lease(this);
            _held.Add(lease, process);
            _isExpecting = false;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return lease;
        }
    }

    /// <summary>Stops the engine, unless a program needs it: it holds a lease, or has started the engine and is on its way.</summary>
    /// <param name="isForced">Stops it in any case.</param>
    /// <returns>Whether it stops, now or already.</returns>
    public bool TryStop(bool isForced)
    {
        lock (_lock)
        {
            if (_isStopping) return true;
            if ((_held.Count > 0 || _isExpecting) && !isForced) return false;
            _isStopping = true;
        }

        _stop();
        return true;
    }

    public void Dispose() => _timer.Dispose();

    private void StopIfUnused()
    {
        lock (_lock) _isExpecting = false;
        TryStop(isForced: false);
    }

    private void GiveBack(Lease lease)
    {
        lock (_lock)
        {
            if (_held.Remove(lease) && _held.Count == 0 && _linger is { } linger) _timer.Change(linger, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Lease(Leases leases) : IDisposable
    {
        public void Dispose() => leases.GiveBack(this);
    }
}
