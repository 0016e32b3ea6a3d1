namespace Cairn.Collect.Spooling;

/// <summary>Requests on their way to the writing thread. Bounded by bytes; from many threads to one.</summary>
internal sealed class AppendQueue(long mostBytes)
{
    /// <summary>
    /// How long a group waits for more, like PostgreSQL's commit_delay: an fsync for many costs the processors less than many, and
    /// where so many came together before, it waits for the disk anyway.
    /// </summary>
    private const int DelayMilliseconds = 1;

    /// <summary>After smaller groups there is no delay, like PostgreSQL's commit_siblings: few clients would only wait.</summary>
    private const int LeastSiblings = 8;

    private readonly object _lock = new();
    private List<PendingAppend> _waiting = new(256);
    private int _latest;
    private long _bytes;
    private bool _isClosed;

    /// <summary>Bytes that wait.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <returns>False when the queue is full or closed.</returns>
    public bool TryAdd(PendingAppend append)
    {
        lock (_lock)
        {
            if (_isClosed || _bytes + append.Bytes > mostBytes)
                return false;
            _waiting.Add(append);
            _bytes += append.Bytes;
            if (_waiting.Count == 1)
                Monitor.Pulse(_lock);
            return true;
        }
    }

    /// <summary>Takes all that waits; waits for something when nothing does.</summary>
    /// <param name="taken">An empty list, which the queue keeps; becomes the taken requests in order.</param>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(ref List<PendingAppend> taken)
    {
        lock (_lock)
        {
            while (_waiting.Count == 0)
            {
                if (_isClosed)
                    return false;
                Monitor.Wait(_lock);
            }
            if (_latest >= LeastSiblings && !_isClosed)
                Monitor.Wait(_lock, DelayMilliseconds);
            _latest = _waiting.Count;
            (_waiting, taken, _bytes) = (taken, _waiting, 0);
            return true;
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
}
