using Cairn.Collector.Secrets;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Live;

/// <summary>The pages of the live feed (<see cref="CollectorParts.Pages"/>).</summary>
public static class LivePages
{
    /// <summary>The pages by path.</summary>
    /// <param name="feed">What they show.</param>
    /// <param name="token">Who may see it.</param>
    /// <param name="time">The clock.</param>
    public static IReadOnlyDictionary<string, RequestDelegate> Of(LiveFeed feed, OperatorToken token, TimeProvider time) =>
        new Dictionary<string, RequestDelegate>(StringComparer.Ordinal) { [LivePage.Path] = new LivePage(feed, token, time).AnswerAsync };
}
