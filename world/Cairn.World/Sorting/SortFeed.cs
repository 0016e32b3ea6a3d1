namespace Cairn.World.Sorting;

/// <summary>The way into an <see cref="ExternalSort"/> for one thread at a time.</summary>
public sealed class SortFeed : IDisposable
{
    private readonly ExternalSort _sort;
    private readonly RunBuffer _run;
    private long _count;
    private bool _completed;

    internal SortFeed(ExternalSort sort, int limit)
    {
        _sort = sort;
        _run = new RunBuffer(limit);
    }

    /// <summary>Adds a record, and spills the run first when it is full.</summary>
    /// <param name="key">What is sorted by.</param>
    /// <param name="tie">Orders the records of one key; with <paramref name="key"/> unique.</param>
    /// <param name="payload">At most <see cref="ExternalSort.MaxPayloadLength"/> bytes; copied.</param>
    /// <exception cref="ArgumentException">The payload is longer.</exception>
    /// <exception cref="WorldException">The disk is full.</exception>
    public void Add(long key, ulong tie, ReadOnlySpan<byte> payload)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (payload.Length > ExternalSort.MaxPayloadLength)
            throw new ArgumentException($"A payload has at most {ExternalSort.MaxPayloadLength} bytes, not {payload.Length}.", nameof(payload));

        if (!_run.TryAdd(key, tie, payload))
        {
            _sort.Spill(_run);
            _run.Clear();
            _run.TryAdd(key, tie, payload);
        }

        _count++;
    }

    /// <summary>Hands the last run over; nothing can be added any more.</summary>
    public void Complete()
    {
        if (_completed)
            return;
        _completed = true;
        _sort.Complete(_run, _count);
    }

    /// <summary>Completes the feed.</summary>
    public void Dispose() => Complete();
}
