using System.Threading.Channels;
using Cairn.Pipeline.Tracing;

namespace Cairn.Collector.Live;

/// <summary>Somebody who watches, with what he has not read yet. When he reads too slowly, the oldest traces are dropped and counted.</summary>
internal sealed class LiveSubscriber
{
    /// <summary>The most traces that wait for him.</summary>
    public const int MaxWaiting = 2048;

    /// <summary>The most memory that they take, about; of those that show the same trace each counts it.</summary>
    public const long MaxBytes = 4 << 20;

    private const int Overhead = 512;

    private readonly Channel<EventTrace> _waiting;
    private long _dropped, _bytes;

    public LiveSubscriber(LiveFilter filter)
    {
        Filter = filter;
        _waiting = Channel.CreateBounded<EventTrace>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest }, Drop);
    }

    public LiveFilter Filter { get; }

    public void Add(EventTrace trace)
    {
        Interlocked.Add(ref _bytes, BytesOf(trace));
        if (!_waiting.Writer.TryWrite(trace))
            Interlocked.Add(ref _bytes, -BytesOf(trace));
        while (Volatile.Read(ref _bytes) > MaxBytes && _waiting.Reader.TryRead(out var oldest))
            Drop(oldest);
    }

    /// <summary>Waits until there is one; false when the feed has ended.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken ct) => _waiting.Reader.WaitToReadAsync(ct);

    /// <summary>Takes the next one.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EventTrace? trace)
    {
        if (!_waiting.Reader.TryRead(out trace))
            return false;
        Interlocked.Add(ref _bytes, -BytesOf(trace));
        return true;
    }

    /// <summary>How many were dropped since the last call.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref _dropped, 0);

    public void End() => _waiting.Writer.TryComplete();

    private void Drop(EventTrace trace)
    {
        Interlocked.Add(ref _bytes, -BytesOf(trace));
        Interlocked.Increment(ref _dropped);
    }

    private static long BytesOf(EventTrace trace) => Overhead + (sizeof(char) * ((long)trace.SentAs.Length + trace.Event.Length + trace.MessageId.Length
        + trace.UserId.Length + trace.AnonymousId.Length + trace.SessionId.Length + trace.TestId.Length + trace.Field.Length + trace.Reason.Length + trace.Path.Length
        + trace.Identifiers.Sum(static identifier => (long)identifier.Type.Length + identifier.Value.Length)));
}
