using System.Collections.Frozen;
using Cairn.Model;
using Cairn.Protocols.CloudEvents;
using Cairn.Protocols.MeasurementProtocol;
using Cairn.Protocols.PostHog;
using Cairn.Protocols.Segment;
using Cairn.Protocols.Snowplow;
using Cairn.Protocols.Wallets;
using Cairn.Protocols.Webhooks;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols;

/// <summary>Which format a path stands for.</summary>
/// <remarks>
/// Segment's HTTP Tracking API spells the calls out; analytics.js posts to the first letter of the type. Both come with
/// and without <c>/v1</c> and behind a <c>/batch</c>, because clients can be given any host and path.
/// </remarks>
internal sealed class Routes
{
    private const string Version = "/v1";

    private readonly FrozenDictionary<string, Route>.AlternateLookup<ReadOnlySpan<char>> _posts, _pixels;

    private readonly Route _snowplow, _postHog;
    private readonly string[] _webhooks;

    public Routes()
    {
        var calls = new SegmentReader();
        var single = Enum.GetValues<CallKind>().ToDictionary(kind => kind, kind => new SegmentCallFormat(kind, calls));
        _snowplow = new Route(WireProtocol.Snowplow, new SnowplowFormat());
        _postHog = new Route(WireProtocol.PostHog, new PostHogFormat());
        var posts = Posts(single, new SegmentBatchFormat(calls));
        _posts = Lookup(posts);
        _webhooks = [.. posts.Where(static route => route.Value.WireProtocol == WireProtocol.Webhook).Select(static route => route.Key).Order(StringComparer.Ordinal)];
        _pixels = Lookup(Pixels(single));
    }

    /// <exception cref="CallException">No request of this path is known.</exception>
    public Route Find(ClientRequest request)
    {
        var name = Plain(PathQuery.NameOf(request.Path));
        if (request.Method is "GET")
            return FindPixel(request.Path, name);
        var isKnown = _posts.TryGetValue(name, out var route);
        if (request.Method is "OPTIONS" or "HEAD")
            return Route.NoCall(route.WireProtocol);
        if (isKnown)
            return PostHogs(request) ?? route;
        return PayloadData.IsPath(name) && PayloadData.Is(request.Body.Span) ? _snowplow : throw Unknown(request.Path);
    }

    /// <summary>
    /// PostHog's route for a path that Segment has too, if the body is PostHog's. Its recordings of screens (/s/) are no calls.
    /// </summary>
    private Route? PostHogs(ClientRequest request)
    {
        var name = PathQuery.NameOf(request.Path).TrimEnd('/');
        if (name is not ("/batch" or "/s") || !PostHogBody.Is(request.Body.Span))
            return null;
        return name is "/s" ? Route.NoCall(WireProtocol.PostHog) : _postHog;
    }

    private Route FindPixel(string path, ReadOnlySpan<char> name)
    {
        // Only as it stands: /v1/i is Segment's identify.
        if (PathQuery.NameOf(path).TrimEnd('/') is "/i" or "/ice.png")
            return _snowplow with { IsPixel = true };
        return _pixels.TryGetValue(name, out var pixel) ? pixel : Route.NoCall(WireProtocol.Unknown);
    }

    private CallException Unknown(string path)
    {
        var shown = path.Length > 200 ? path[..200] + "…" : path;
        return new CallException("unknown_path", "path",
            $"no request to '{shown}' is understood. Calls go to /v1/track, page, screen, identify, group, alias or batch, "
            + $"to Snowplow's, PostHog's and GA4's own paths or to /v1/cloudevents; wallets' signatures to /v1/wallet; webhooks to {string.Join(" or ", _webhooks.Select(static name => Version + name))}.");
    }

    private Dictionary<string, Route> Posts(Dictionary<CallKind, SegmentCallFormat> single, SegmentBatchFormat batch)
    {
        var routes = new Dictionary<string, Route>(StringComparer.Ordinal)
        {
            ["/b"] = new(WireProtocol.Segment, batch),
            ["/batch"] = new(WireProtocol.Segment, batch),
            ["/import"] = new(WireProtocol.Segment, batch),
            ["/beacon/v1/batch"] = new(WireProtocol.RudderStack, batch),
            ["/m"] = new(WireProtocol.Segment, null, SuppressionReasons.ClientMetrics),
            ["/merge"] = Route.NoCall(WireProtocol.RudderStack),
            ["/audiencelist"] = Route.NoCall(WireProtocol.RudderStack),
            ["/com.snowplowanalytics.snowplow/tp2"] = _snowplow,
            ["/e"] = _postHog,
            ["/capture"] = _postHog,
            ["/i/v0/e"] = _postHog,
            ["/mp/collect"] = new(WireProtocol.MeasurementProtocol, new MeasurementProtocolFormat()),
            ["/debug/mp/collect"] = Route.NoCall(WireProtocol.MeasurementProtocolDebug),
            ["/cloudevents"] = new(WireProtocol.CloudEvents, new CloudEventFormat()),
            ["/wallet"] = new(WireProtocol.SignIn, new WalletFormat()),
            ["/flags"] = Route.NoCall(WireProtocol.PostHog),
            ["/decide"] = Route.NoCall(WireProtocol.PostHog),
            ["/webhook/sendgrid"] = new(WireProtocol.Webhook, new SendGridFormat()),
            ["/webhook/twilio"] = new(WireProtocol.Webhook, new TwilioFormat()),
            ["/webhook/sumsub"] = new(WireProtocol.Webhook, new SumsubFormat()),
        };
        foreach (var (kind, format) in single)
            routes[Short(kind)] = routes[Long(kind)] = new(WireProtocol.Segment, format);
        return routes;
    }

    private static Dictionary<string, Route> Pixels(Dictionary<CallKind, SegmentCallFormat> single)
    {
        var routes = new Dictionary<string, Route>(StringComparer.Ordinal);
        foreach (var (kind, format) in single)
        {
            routes["/pixel" + Short(kind)] = routes["/pixel" + Long(kind)] = new(WireProtocol.Segment, format, IsPixel: true);
            routes["/pixel/v1" + Long(kind)] = new(WireProtocol.RudderStack, format, IsPixel: true);
        }
        return routes;
    }

    private static string Long(CallKind kind) => '/' + kind.ToString().ToLowerInvariant();

    private static string Short(CallKind kind) => Long(kind)[..2];

    private static FrozenDictionary<string, Route>.AlternateLookup<ReadOnlySpan<char>> Lookup(Dictionary<string, Route> routes) =>
        routes.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The path without slashes too many and without what a client's host setting put before it.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> path)
    {
        path = Slashes(path.TrimEnd('/'));
        for (var times = 0; times < 2 && path.StartsWith(Version) && path.Length > Version.Length && path[Version.Length] == '/'; times++)
            path = Slashes(path[Version.Length..]);
        return path.StartsWith("/batch/") ? path["/batch".Length..] : path;
    }

    private static ReadOnlySpan<char> Slashes(ReadOnlySpan<char> path)
    {
        while (path.StartsWith("//"))
            path = path[1..];
        return path;
    }
}
