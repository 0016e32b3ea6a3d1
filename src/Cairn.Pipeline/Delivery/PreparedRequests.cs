using Cairn.Collect.Spooling;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// Hands what was prepared while a request was accepted to delivery, which then has nothing to decode. A cache and nothing
/// more: whatever is not here, after a restart, when the warehouse was away or when the bound is reached, delivery makes
/// again of the spooled bytes, with the same result. Safe to use from many threads.
/// </summary>
/// <param name="mostBytes">The most memory that may wait here.</param>
public sealed class PreparedRequests(long mostBytes = PreparedRequests.MostBytes)
{
    /// <summary>About a second's worth at the highest rates.</summary>
    public const long MostBytes = 128L << 20;

    private const int MostIdle = 1024;
    private const long LargestIdle = 256 << 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<SpoolPlace, PreparedRequest> _waiting = [];
    private readonly Stack<PreparedRequest> _idle = new();
    private SpoolPlace _latest;
    private long _bytes, _idleBytes;

    /// <summary>How many requests wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>An empty one, to be given back by <see cref="Put"/> or <see cref="Return"/>.</summary>
    public PreparedRequest Rent()
    {
        PreparedRequest? idle;
        lock (_lock)
            if (_idle.TryPop(out idle))
                _idleBytes -= idle.Capacity;
        idle ??= new PreparedRequest();
        idle.Begin();
        return idle;
    }

    /// <summary>Keeps a request that is in the spool until delivery comes to it; one that it has passed already is dropped.</summary>
    public void Put(SpoolPlace place, PreparedRequest prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        lock (_lock)
        {
            if (IsBehind(place) && _bytes + prepared.Capacity <= mostBytes && _waiting.TryAdd(place, prepared))
                _bytes += prepared.Capacity;
            else
                Idle(prepared);
        }
    }

    /// <summary>Whether the request at a place waits here; only <see cref="Take"/> changes that once it does.</summary>
    public bool Holds(SpoolPlace place)
    {
        lock (_lock)
            return _waiting.ContainsKey(place);
    }

    /// <summary>Takes the request at a place, which is behind all those asked for before; null when it is not here.</summary>
    public PreparedRequest? Take(SpoolPlace place)
    {
        lock (_lock)
        {
            if (place.File != _latest.File)
                DropBefore(place.File);
            _latest = place;
            if (!_waiting.Remove(place, out var prepared))
                return null;
            _bytes -= prepared.Capacity;
            return prepared;
        }
    }

    /// <summary>Gives one back that is not needed any more.</summary>
    public void Return(PreparedRequest prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        lock (_lock)
            Idle(prepared);
    }

    private bool IsBehind(SpoolPlace place) =>
        place.File > _latest.File || (place.File == _latest.File && place.FirstOffset > _latest.FirstOffset);

    private void Idle(PreparedRequest prepared)
    {
        if (_idle.Count == MostIdle || prepared.Capacity > LargestIdle || _idleBytes + prepared.Capacity > mostBytes / 2)
            return;
        _idle.Push(prepared);
        _idleBytes += prepared.Capacity;
    }

    private void DropBefore(SpoolFileName file)
    {
        foreach (var (place, prepared) in _waiting)
        {
            if (place.File >= file)
                continue;
            _waiting.Remove(place);
            _bytes -= prepared.Capacity;
        }
    }
}
