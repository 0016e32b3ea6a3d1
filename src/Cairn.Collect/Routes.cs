using System.Collections.Frozen;
using Cairn.Collect.Segment;
using Cairn.Collect.Webhooks;

namespace Cairn.Collect;

/// <summary>Which format a path stands for.</summary>
/// <remarks>
/// Segment's HTTP Tracking API spells the calls out; analytics.js posts to the first letter of the type. Both come with
/// and without <c>/v1</c>, because clients can be given any host and path.
/// </remarks>
internal sealed class Routes
{
    private const string Version = "/v1";

    private readonly FrozenDictionary<string, Route>.AlternateLookup<ReadOnlySpan<char>> _routes;

    public Routes()
    {
        var calls = new SegmentReader();
        Route Single(CallKind kind) => new(new SegmentCallFormat(kind, calls));
        var batch = new Route(new SegmentBatchFormat(calls));
        var routes = new Dictionary<string, Route>(StringComparer.Ordinal)
        {
            ["/t"] = Single(CallKind.Track),
            ["/p"] = Single(CallKind.Page),
            ["/s"] = Single(CallKind.Screen),
            ["/i"] = Single(CallKind.Identify),
            ["/g"] = Single(CallKind.Group),
            ["/a"] = Single(CallKind.Alias),
            ["/b"] = batch,
            ["/batch"] = batch,
            ["/beacon/v1/batch"] = batch,
            ["/import"] = batch,
            ["/m"] = new(null, LeftOutReasons.ClientMetrics),
            ["/webhook/sendgrid"] = new(new SendGridFormat()),
            ["/webhook/twilio"] = new(new TwilioFormat()),
            ["/webhook/sumsub"] = new(new SumsubFormat()),
        };
        foreach (var kind in Enum.GetValues<CallKind>())
            routes['/' + kind.ToString().ToLowerInvariant()] = routes["/" + char.ToLowerInvariant(kind.ToString()[0])];
        _routes = routes.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <exception cref="CallException">No request of this path is known.</exception>
    public Route Find(string path)
    {
        var name = path.AsSpan();
        if (name.IndexOf('?') is >= 0 and var query)
            name = name[..query];
        name = name.TrimEnd('/');
        if (name.StartsWith(Version))
            name = name[Version.Length..];
        return _routes.TryGetValue(name, out var route) ? route : throw Unknown(path);
    }

    private static CallException Unknown(string path)
    {
        var shown = path.Length > 200 ? path[..200] + "…" : path;
        return new CallException("unknown_path", "path",
            $"no request to '{shown}' is understood. Calls go to /v1/track, page, screen, identify, group, alias or batch, "
            + "webhooks to /v1/webhook/sendgrid, twilio or sumsub.");
    }
}
