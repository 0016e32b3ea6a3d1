using Cairn.Collector.Live;
using Cairn.Pipeline.Tracing;

namespace Cairn.Collector.Preview;

/// <summary>A request that came with a key for trying out, and what would have become of its calls.</summary>
internal sealed record PreviewTrial(PreviewKey Key)
{
    public List<EventTrace> Traces { get; } = [];

    /// <summary>Shows it to those who watch.</summary>
    public void ShowOn(LiveFeed? feed)
    {
        if (feed is { IsWatching: true })
            Traces.ForEach(feed.Show);
    }
}
