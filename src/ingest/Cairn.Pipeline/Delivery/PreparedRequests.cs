using Cairn.Spool;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// Hands what was prepared while a request was accepted to delivery, which then has nothing to read and nothing to decode. A cache
/// and nothing more: whatever is not here, after a restart, when the warehouse was away or when the bound is reached, delivery
/// makes again of the spooled bytes, with the same result under the same plan. One thread puts blocks, in the order of the log, and one takes requests.
/// </summary>
/// <param name="maxBytes">The most memory that may wait here.</param>
public sealed class PreparedRequests(long maxBytes = PreparedRequests.MaxBytes)
{
    /// <summary>About a second's worth at the highest rates.</summary>
    public const long MaxBytes = 128L << 20;

    /// <summary>Of <see cref="MaxBytes"/> what empty blocks may take.</summary>
    private const int IdleShare = 4;

    private readonly Lock _lock = new();
    private readonly Queue<PreparedBlock> _waiting = new();
    private readonly Stack<PreparedBlock> _idle = new();
    private PreparedBlock? _taking;
    private int _next, _waitingRequests;
    private long _waitingBytes, _idleBytes;

    /// <summary>How many requests wait; while nobody takes any.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _waitingRequests + (_taking is null ? 0 : _taking.Count - _next);
        }
    }

    /// <summary>An empty block.</summary>
    internal PreparedBlock TakeIdle()
    {
        lock (_lock)
        {
            if (!_idle.TryPop(out var idle))
                return new PreparedBlock(this);
            _idleBytes -= idle.Capacity;
            return idle;
        }
    }

    /// <summary>Keeps a block until delivery comes to it, unless there is no room.</summary>
    /// <param name="block">The block, whose requests stand in the spool behind all those put before.</param>
    internal void Put(PreparedBlock block)
    {
        lock (_lock)
        {
            if (_waitingBytes + block.Bytes <= maxBytes)
            {
                _waiting.Enqueue(block);
                _waitingBytes += block.Bytes;
                _waitingRequests += block.Count;
                return;
            }
        }
        Return(block);
    }

    /// <summary>Gives a block back that is not needed any more.</summary>
    internal void Return(PreparedBlock block)
    {
        block.Clear();
        var capacity = block.Capacity;
        lock (_lock)
        {
            if (_idleBytes + capacity > maxBytes / IdleShare)
                return;
            _idle.Push(block);
            _idleBytes += capacity;
        }
    }

    /// <summary>Takes the request at a place, which is behind all those asked for before; null when it is not here.</summary>
    internal PreparedCalls? Take(SpoolOffset place)
    {
        if (NextFrom(place) is not { } next || next != place)
            return null;
        return new PreparedCalls(_taking!, _next++);
    }

    /// <summary>Where the first request stands that waits at a place or behind it; those before it are dropped. Null when none does.</summary>
    internal SpoolOffset? NextFrom(SpoolOffset place)
    {
        while (true)
        {
            for (; _taking is not null && _next < _taking.Count; _next++)
                if (_taking.PlaceOf(_next) is var next && !IsBefore(next, place))
                    return next;
            if (_taking is not null)
                Return(_taking);
            lock (_lock)
            {
                _next = 0;
                if (!_waiting.TryDequeue(out _taking))
                    return null;
                _waitingBytes -= _taking.Bytes;
                _waitingRequests -= _taking.Count;
            }
        }
    }

    private static bool IsBefore(SpoolOffset left, SpoolOffset right) =>
        left.File < right.File || (left.File == right.File && left.FirstOffset < right.FirstOffset);
}
