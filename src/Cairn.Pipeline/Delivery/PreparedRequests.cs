using Cairn.Collect.Spooling;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// Hands what was prepared while a request was accepted to delivery, which then has nothing to read and nothing to decode. A cache
/// and nothing more: whatever is not here, after a restart, when the warehouse was away or when the bound is reached, delivery
/// makes again of the spooled bytes, with the same result. Many threads may rent and return; one puts, in the order of the log, and
/// one takes.
/// </summary>
/// <param name="mostBytes">The most memory that may wait here.</param>
public sealed class PreparedRequests(long mostBytes = PreparedRequests.MostBytes)
{
    /// <summary>About a second's worth at the highest rates.</summary>
    public const long MostBytes = 128L << 20;

    private const int MostIdle = 1024;
    private const long LargestIdle = 1 << 20;

    private readonly Lock _lock = new(), _idleLock = new();
    private readonly Stack<PreparedRequest> _idle = new();
    private PreparedBlock _filling = new(), _taking = new();
    private int _next;
    private long _idleBytes;

    /// <summary>How many requests wait; while nobody takes any.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _filling.Count + _taking.Count - _next;
        }
    }

    /// <summary>An empty one, to be given back by <see cref="Return"/>.</summary>
    public PreparedRequest Rent()
    {
        PreparedRequest? idle;
        lock (_idleLock)
            if (_idle.TryPop(out idle))
                _idleBytes -= idle.Capacity;
        idle ??= new PreparedRequest(this);
        idle.Begin();
        return idle;
    }

    /// <summary>Gives one back that is not needed any more.</summary>
    public void Return(PreparedRequest prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        var capacity = prepared.Capacity;
        lock (_idleLock)
        {
            if (_idle.Count == MostIdle || capacity > LargestIdle || _idleBytes + capacity > mostBytes / 4)
                return;
            _idle.Push(prepared);
            _idleBytes += capacity;
        }
    }

    /// <summary>Keeps what a request holds until delivery comes to it, unless there is no room.</summary>
    /// <param name="place">Where it stands in the spool, behind all those put before.</param>
    /// <param name="prepared">The request; its content is copied.</param>
    public void Put(SpoolPlace place, PreparedRequest prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        lock (_lock)
            if (_filling.Bytes + prepared.Rows.Used <= mostBytes / 2)
                _filling.Add(place, prepared);
    }

    /// <summary>Takes the request at a place, which is behind all those asked for before; null when it is not here.</summary>
    internal PreparedCalls? Take(SpoolPlace place)
    {
        if (NextFrom(place) is not { } next || next != place)
            return null;
        return new PreparedCalls(_taking, _next++);
    }

    /// <summary>Where the first request stands that waits at a place or behind it; those before it are dropped. Null when none does.</summary>
    internal SpoolPlace? NextFrom(SpoolPlace place)
    {
        while (true)
        {
            for (; _next < _taking.Count; _next++)
                if (_taking.PlaceOf(_next) is var next && !IsBefore(next, place))
                    return next;
            lock (_lock)
            {
                if (_filling.Count == 0)
                    return null;
                _taking.Clear();
                (_filling, _taking, _next) = (_taking, _filling, 0);
            }
        }
    }

    private static bool IsBefore(SpoolPlace left, SpoolPlace right) =>
        left.File < right.File || (left.File == right.File && left.FirstOffset < right.FirstOffset);
}
