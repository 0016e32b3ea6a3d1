using System.Collections.Frozen;
using Cairn.Collector.Answers;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Reads;

/// <summary>
/// What clients ask before they send anything: settings, flags, health. Answered from memory, for any key and without the
/// spool, because a browser that does not get its settings never sends an event.
/// </summary>
internal sealed class FixedAnswers(CollectorOptions options, HealthAnswers health)
{
    private readonly SegmentSettings _segment = new(options);

    private readonly FrozenDictionary<string, Action<HttpContext>> _byPath = new Dictionary<string, Action<HttpContext>>(StringComparer.Ordinal)
    {
        ["/health/live"] = HealthAnswers.Live,
        ["/health/ready"] = health.Ready,
        ["/sink-health"] = health.Ready,
        ["/health"] = health.Up,
        ["/version"] = HealthAnswers.Version,
        ["/sourceConfig"] = RudderStackConfig.Write,
        ["/robots.txt"] = static http => Reply.Write(http.Response, 200, Reply.Text, "User-agent: *\nDisallow: /\n"u8),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Answers what is asked with GET or HEAD.</summary>
    /// <param name="http">The request and its answer.</param>
    /// <param name="path">The path without the query.</param>
    /// <returns>False when this is none of these questions.</returns>
    public bool TryGet(HttpContext http, string path)
    {
        var plain = path.Length > 1 ? path.TrimEnd('/') : path;
        if (_byPath.TryGetValue(plain, out var answer))
        {
            answer(http);
            return true;
        }
        return _segment.TryWrite(http, plain) || PostHogAnswers.TryGet(http, plain);
    }

    /// <summary>Answers what is asked with POST and brings no events.</summary>
    public static bool TryPost(HttpContext http, string target) =>
        target.Length > 1 && target[1] is 'f' or 'd' && PostHogAnswers.TryPost(http, target);
}
