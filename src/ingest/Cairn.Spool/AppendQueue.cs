using Cairn.Model;

namespace Cairn.Spool;

/// <summary>
/// Requests on their way to the writing thread, in groups. Bounded by the bytes of all that a request takes meanwhile: body, path,
/// headers, and what goes along with it; from many threads to one.
/// </summary>
internal sealed class AppendQueue(long maxBytes)
{
    /// <summary>The most bytes of a group, unless it is one request.</summary>
    private const long GroupBytes = 8L << 20;

    /// <summary>
    /// How long a group waits for more, like PostgreSQL's commit_delay: an fsync for many costs the processors less than many, and
    /// where so many came together before, it waits for the disk anyway.
    /// </summary>
    private const int DelayMilliseconds = 1;

    /// <summary>After smaller groups there is no delay, like PostgreSQL's commit_siblings: few clients would only wait.</summary>
    private const int MinSiblings = 8;

    private readonly object _lock = new();
    private readonly Queue<AppendGroup> _full = new();
    private AppendGroup _filling = new();
    private AppendGroup? _idle;
    private int _latest;
    private long _bytes;
    private bool _isClosed;

    /// <summary>Bytes that wait.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <returns>False when the queue is full or closed.</returns>
    public bool TryAdd(ClientRequest request, int calls, ISpoolCompanion? companion, PendingAppend pending)
    {
        var bytes = AppendGroup.BytesOf(request, companion);
        var checksum = Checksum.Of(request, request.Body.Span);
        lock (_lock)
        {
            if (_isClosed || _bytes + bytes > maxBytes)
                return false;
            if (_filling.Count > 0 && _filling.Bytes + bytes > GroupBytes)
            {
                _full.Enqueue(_filling);
                _filling = TakeIdle();
            }
            _filling.Add(request, calls, checksum, companion, pending);
            _bytes += bytes;
            if (_full.Count == 0 && _filling.Count == 1)
                Monitor.Pulse(_lock);
            return true;
        }
    }

    /// <summary>Takes the next group; waits for one when there is none.</summary>
    /// <param name="done">The group before, which is of no more use to whoever takes; null when there was none.</param>
    /// <returns>Null when the queue is closed and empty.</returns>
    public AppendGroup? Take(AppendGroup? done)
    {
        done?.Clear();
        lock (_lock)
        {
            _idle = done ?? _idle;
            while (_full.Count == 0 && _filling.Count == 0)
            {
                if (_isClosed)
                    return null;
                Monitor.Wait(_lock);
            }
            if (_full.Count == 0 && _latest >= MinSiblings && !_isClosed)
                Monitor.Wait(_lock, DelayMilliseconds);
            if (!_full.TryDequeue(out var taken))
                (taken, _filling) = (_filling, TakeIdle());
            _latest = taken.Count;
            _bytes -= taken.Bytes;
            return taken;
        }
    }

    /// <summary>Takes no more; what waits is still given out.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            Monitor.Pulse(_lock);
        }
    }

    private AppendGroup TakeIdle()
    {
        var idle = _idle ?? new AppendGroup();
        _idle = null;
        return idle;
    }
}
