using System.Net;
using System.Text;
using Cairn.Collect;
using Cairn.Collect.Spooling;
using Cairn.Model;
using Cairn.Model.Plan;
using Cairn.Pipeline;
using Cairn.Pipeline.Delivery;
using Cairn.Server.Answers;
using Cairn.Server.Fixed;
using Cairn.Server.Limits;
using Cairn.Server.Live;
using Cairn.Server.Preview;
using Cairn.Server.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.ObjectPool;

namespace Cairn.Server.Accept;

/// <summary>
/// Takes events: body, sender, verdict of every event, spool, answer, in that order. An answer of 2xx means that the request
/// is on disk, or that nothing of it was to be stored. Everything that a request needs is used again for the next one.
/// </summary>
internal sealed class Acceptance : IDisposable
{
    private readonly Spool _spool;
    private readonly TimeProvider _time;
    private readonly bool _trustsReceipt, _discards;
    private readonly BodyLimits _limits;
    private readonly CollectorMetrics _metrics = new();
    private readonly ClientAddress _address;
    private readonly AddressLimiter _perAddress;
    private readonly SenderCheck _sender;
    private readonly HealthAnswers _health;
    private readonly LiveFeed? _live;
    private readonly PreparedRequests? _prepared;
    private readonly IdleExchanges _exchanges;
    private readonly Refused _tooLarge;
    private readonly ObjectPool<CallReader> _readers;

    public Acceptance(ServerOptions options, CollectorParts parts, HealthAnswers health)
    {
        (_spool, _time, _limits, _health, _live) = (parts.Spool, parts.Time, options.Bodies, health, parts.Live);
        _prepared = parts.Prepared;
        (_trustsReceipt, _discards) = (options.TrustsReceipt, options.Discards);
        _address = new ClientAddress(options.Proxies);
        _perAddress = new AddressLimiter(options.Rates, _time.TimestampFrequency);
        _sender = new SenderCheck(parts.Keys, options, _time, parts.Previews);
        _tooLarge = Refused.TooLarge(_limits.WireBytes);
        _exchanges = new IdleExchanges(_limits, new BodyBudget(_limits.UnderWayBytes));
        _readers = ReadersFor(parts.Plan);
        // The first request would wait until the code that reads it is compiled; it is while the port is being opened.
        _ = Task.Run(() => _readers.Return(_readers.Get().WarmUp()));
    }

    /// <summary>How many requests are under way.</summary>
    public int UnderWay => _metrics.UnderWay;

    /// <summary>Takes a request and writes its answer.</summary>
    /// <param name="http">The request and its answer.</param>
    /// <param name="target">Path and query as they came.</param>
    public async Task HandleAsync(HttpContext http, string target)
    {
        using var span = _metrics.Begin(http.Request);
        var began = _time.GetTimestamp();
        if (Precheck(http, began) is { } early)
        {
            Refuse(http, null, early, Dialect.Unknown, began);
            return;
        }
        var exchange = _exchanges.Get();
        // No `finally`: after a failure the spool may still read the body, so that exchange is not used again.
        exchange.Begin(http.Request, target);
        var cut = await ReceiveAsync(http.Request, exchange);
        var verdict = cut is not null ? new Verdict(Dialect.Unknown, false, 0, cut) : _discards ? Discard(exchange) : Judge(http, exchange);
        if (verdict.Calls > 0)
        {
            using var step = RequestSpan.Step(StepNames.Spool);
            verdict = Note(verdict, await _spool.AppendAsync(exchange.Request, verdict.Calls, exchange.Prepared));
        }
        if (verdict.Refused is { } refused)
            Refuse(http, exchange, refused, verdict.Dialect, began);
        else
            Acknowledge(http, exchange, verdict, began);
        exchange.End();
        _exchanges.Return(exchange);
    }

    public void Dispose() => _metrics.Dispose();

    /// <summary>What can be refused before a byte of the body was read.</summary>
    private Refused? Precheck(HttpContext http, long now)
    {
        if (_address.Of(http) is { } address && _perAddress.Take(address, now) is > 0 and var wait)
            return Refused.TooOften(SenderCheck.Seconds(wait, _time));
        return http.Request.ContentLength > _limits.WireBytes ? _tooLarge : null;
    }

    private async ValueTask<Refused?> ReceiveAsync(HttpRequest http, Exchange exchange)
    {
        if (!HttpMethods.IsPost(http.Method))
            return null;
        // The bytes of a body in chunks are bounded while it is read; what stands around them never gets there.
        if (http.ContentLength is null && http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } chunks)
            chunks.MaxRequestBodySize = _limits.ChunkedBytes;
        try
        {
            return await exchange.ReceiveAsync(http);
        }
        catch (BadHttpRequestException broken)
        {
            return (HttpStatusCode)broken.StatusCode switch
            {
                HttpStatusCode.RequestTimeout => Refused.TooSlow,
                HttpStatusCode.RequestEntityTooLarge => _tooLarge,
                _ => Refused.Cut,
            };
        }
    }

    private static Verdict Discard(Exchange exchange)
    {
        exchange.Report.Accept();
        return new Verdict(Dialect.Segment, false, 0);
    }

    private Verdict Note(Verdict verdict, SpoolOutcome stored)
    {
        if (!stored.IsStored)
        {
            _health.NoteRefusal();
            return verdict with { Calls = 0, Refused = Refused.Unstored(stored.Refusal) };
        }
        return verdict;
    }

    /// <summary>Who sent it and what is in it; all that needs the processor, and nothing to wait for.</summary>
    private Verdict Judge(HttpContext http, Exchange exchange)
    {
        var reader = _readers.Get();
        var request = exchange.Request;
        Verdict verdict;
        request.ReceivedAt = ReceiptOf(http.Request);
        if (_sender.Check(http.Request, exchange) is { } unknown)
            verdict = new Verdict(Dialect.Unknown, false, 0, unknown.Status == 401 && !reader.KnowsPath(request) ? Refused.UnknownPath : unknown);
        else if (exchange.Unpack() is { } damaged)
            verdict = new Verdict(Dialect.Unknown, false, 0, damaged);
        else
        {
            verdict = reader.Read(request, exchange.Report, exchange.Trial, exchange.Trial is null && _prepared is { } waiting ? exchange.Prepare(waiting) : null);
        }
        _readers.Return(reader);
        RequestSpan.Name(request.Source);
        // What has no calls is never stored: neither what Google's debug endpoint is asked, nor what is tried out.
        return verdict.Dialect == Dialect.MeasurementProtocolDebug || exchange.Trial is not null ? verdict with { Calls = 0 } : verdict;
    }

    private long ReceiptOf(HttpRequest http)
    {
        if (_trustsReceipt && http.Headers.TryGetValue(ServerOptions.ReceiptHeader, out var stated)
            && IsoTime.TryParse(Encoding.ASCII.GetBytes(stated.ToString()), out var milliseconds, out var hasZone) && hasZone)
            return milliseconds;
        return _time.GetUtcNow().ToUnixTimeMilliseconds();
    }

    private void Acknowledge(HttpContext http, Exchange exchange, in Verdict verdict, long began)
    {
        exchange.Trial?.ShowOn(_live);
        if (exchange.Trial is not null && !verdict.IsPixel)
            PreviewAnswer.Write(http.Response, exchange.Trial, exchange.Report);
        else if (verdict.Dialect == Dialect.MeasurementProtocolDebug)
            MeasurementProtocolAnswer.Write(http.Response, exchange.Request);
        else
            Acknowledgement.Write(http.Response, verdict.Dialect, verdict.IsPixel, exchange.Request.Path, exchange.Report);
        _metrics.Count(http.Response.StatusCode, verdict.Dialect, exchange.Wire.Length, _time.GetElapsedTime(began), verdict.Calls > 0 ? exchange.Report : null);
    }

    private void Refuse(HttpContext http, Exchange? exchange, Refused reason, Dialect dialect, long began)
    {
        var refused = reason.For(http.Request.Path.Value ?? "");
        refused.Write(http);
        _metrics.Count(refused.Status, dialect, exchange?.Wire.Length ?? 0, _time.GetElapsedTime(began), null);
        if (_live is { IsWatching: true })
            _live.Show(RefusedTrace.Of(http, exchange, refused, _time.GetUtcNow()));
    }

    private static DefaultObjectPool<CallReader> ReadersFor(TrackingPlan plan) =>
        new(new CallReaderPolicy(plan), 2 * Environment.ProcessorCount);

    private sealed class CallReaderPolicy(TrackingPlan plan) : IPooledObjectPolicy<CallReader>
    {
        public CallReader Create() => new(plan);

        public bool Return(CallReader obj) => true;
    }
}
