using System.Diagnostics;
using Cairn.Collector.Answers;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Telemetry;

/// <summary>
/// A request while it is under way, and its span if it is one of those that get one. The span's parent is what
/// <c>traceparent</c> says (W3C Trace Context, level 1); its name and attributes are OpenTelemetry's for HTTP servers.
/// </summary>
/// <remarks>
/// Path, query, addresses and user agent are left out, though the conventions have them: pixels carry whole events in the
/// query, and settings are asked for under paths with keys.
/// </remarks>
internal readonly struct RequestSpan : IDisposable
{
    private const int UnclearFailures = 500;

    private static readonly ActivitySource Source = new(CollectorMetrics.MeterName);

    private readonly Activity? _span;
    private readonly RequestsUnderWay _underWay;

    private RequestSpan(Activity? span, RequestsUnderWay underWay) => (_span, _underWay) = (span, underWay);

    /// <summary>Whether the current request has a span.</summary>
    public static bool IsRecorded => Source.HasListeners() && Activity.Current is { } span && span.Source == Source;

    public static RequestSpan Begin(HttpRequest http, RequestsUnderWay underWay)
    {
        underWay.Enter();
        return new RequestSpan(Source.HasListeners() ? Start(http) : null, underWay);
    }

    /// <summary>Says in the current request's span what became of the request.</summary>
    /// <param name="status">Its answer, as a number.</param>
    /// <param name="protocol">Whose way of speaking it follows.</param>
    /// <param name="bytes">Bytes of its body.</param>
    /// <param name="stored">What became of its events; null when none are on disk.</param>
    public static void Note(object status, object protocol, int bytes, RequestReport? stored)
    {
        if (!IsRecorded)
            return;
        var span = Activity.Current!;
        span.SetTag("http.response.status_code", status);
        span.SetTag("http.request.body.size", bytes);
        span.SetTag("cairn.protocol", protocol);
        if (stored is not null)
        {
            span.SetTag("cairn.events.accepted", stored.Accepted);
            span.SetTag("cairn.events.rejected", stored.Rejected);
        }
        if (status is >= UnclearFailures)
            span.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>Says in the current request's span whose events it brings.</summary>
    public static void NoteSource(string source)
    {
        if (IsRecorded)
            Activity.Current!.SetTag("cairn.source", source);
    }

    /// <summary>Begins the span of a step below that of the current request; null when that has none.</summary>
    /// <param name="name">The step.</param>
    /// <param name="began">When it began; nothing: now.</param>
    public static Activity? Step(string name, DateTime began = default) =>
        IsRecorded ? Source.StartActivity(name, ActivityKind.Internal, Activity.Current!.Context, startTime: began) : null;

    public void Dispose()
    {
        _span?.Dispose();
        _underWay?.Leave();
    }

    private static Activity? Start(HttpRequest http)
    {
        // What a client writes into tracestate is not taken on: nobody knows what is in it.
        ActivityContext.TryParse(http.Headers.TraceParent, null, isRemote: true, out var parent);
        var method = MethodOf(http);
        var span = Source.StartActivity(method, ActivityKind.Server, parent);
        span?.SetTag("http.request.method", method);
        span?.SetTag("url.scheme", http.Scheme);
        span?.SetTag("network.protocol.version", http.Protocol is "HTTP/1.0" ? "1.0" : "1.1");
        return span;
    }

    /// <summary>Only events come here, so by POST or GET; the conventions' word for all others.</summary>
    private static string MethodOf(HttpRequest http) =>
        HttpMethods.IsPost(http.Method) ? "POST" : HttpMethods.IsGet(http.Method) ? "GET" : "_OTHER";
}
