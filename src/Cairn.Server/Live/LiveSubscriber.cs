using System.Threading.Channels;
using Cairn.Pipeline.Tracing;

namespace Cairn.Server.Live;

/// <summary>Somebody who watches, with what he has not read yet. When he reads too slowly, the oldest traces are dropped and counted.</summary>
internal sealed class LiveSubscriber
{
    /// <summary>The most traces that wait for him.</summary>
    public const int MostWaiting = 2048;

    private readonly Channel<EventTrace> _waiting;
    private long _dropped;

    public LiveSubscriber(LiveFilter filter)
    {
        Filter = filter;
        _waiting = Channel.CreateBounded<EventTrace>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
    }

    public LiveFilter Filter { get; }

    /// <summary>What waits; ends when the feed does.</summary>
    public ChannelReader<EventTrace> Waiting => _waiting.Reader;

    public void Add(EventTrace trace) => _waiting.Writer.TryWrite(trace);

    /// <summary>How many were dropped since the last call.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref _dropped, 0);

    public void End() => _waiting.Writer.TryComplete();
}
