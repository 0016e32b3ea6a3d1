using System.Net;
using Cairn.Collector.Answers;
using Cairn.Collector.Limits;
using Cairn.Collector.Live;
using Cairn.Collector.Preview;
using Cairn.Collector.Reads;
using Cairn.Collector.SignIn;
using Cairn.Collector.Telemetry;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Pipeline.Delivery;
using Cairn.Protocols;
using Cairn.Protocols.Wire;
using Cairn.Spool;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Collector.Accept;

/// <summary>
/// Takes events: sender, body, result of every event, spool, answer, in that order. An answer of 2xx means that the request
/// is on disk, or that nothing of it was to be stored. Everything that a request needs is used again for the next one.
/// </summary>
internal sealed class Acceptance : IDisposable
{
    /// <summary>Idle ones: only requests whose body is on its way, or too large for the spool to copy, hold one for longer than a moment.</summary>
    private const int MaxExchanges = 64;

    /// <summary>Idle ones: every request that waits for the disk holds one.</summary>
    private const int MaxReports = 1024;

    private readonly RequestSpool _spool;
    private readonly TimeProvider _time;
    private readonly bool _discards;
    private readonly TimeSpan _bodyTimeout;
    private readonly ReceiptClock _clock;
    private readonly BodyBudget _budget;
    private readonly BodyLimits _limits;
    private readonly CollectorMetrics _metrics;
    private readonly ClientAddress _address;
    private readonly AddressLimiter _perAddress;
    private readonly SenderCheck _sender;
    private readonly SignInCheck _signIn;
    private readonly NetworkHash _networks;
    private readonly HealthAnswers _health;
    private readonly LiveFeed? _live;
    private readonly PreparedRequests? _prepared;
    private readonly PlanInForce _plan;
    private readonly Pool<Exchange> _exchanges;
    private readonly Pool<RequestReport> _reports;
    private readonly Pool<RequestValidator> _validators;
    private readonly ErrorAnswer _tooLarge;

    public Acceptance(CollectorOptions options, CollectorParts parts, HealthAnswers health)
    {
        (_spool, _time, _limits, _health, _live) = (parts.Spool, parts.Time, options.Bodies, health, parts.Live);
        (_prepared, _plan, _networks) = (parts.Prepared, parts.Plan, parts.Networks);
        (_discards, _bodyTimeout) = (options.Discards, options.Connections.BodyTimeout);
        _clock = new ReceiptClock(_time, options.TrustsReceipt);
        _address = new ClientAddress(options.Proxies);
        _perAddress = new AddressLimiter(options.Rates, _time.TimestampFrequency);
        _sender = new SenderCheck(parts.Keys, options, _time, parts.Previews);
        _signIn = new SignInCheck(options.WalletDomains, parts.Nonces);
        _tooLarge = ErrorAnswer.TooLarge(_limits.WireBytes);
        _budget = new BodyBudget(_limits.UnderWayBytes, _limits.StrangersBytes);
        _metrics = new CollectorMetrics(_budget);
        _exchanges = new Pool<Exchange>(MaxExchanges, () => new Exchange(_limits, _budget));
        _reports = new Pool<RequestReport>(MaxReports, () => new RequestReport());
        _validators = new Pool<RequestValidator>(2 * Environment.ProcessorCount, () => new RequestValidator(_plan.Plan));
        // The first request would wait until the code that reads it is compiled; it is while the port is being opened.
        _ = Task.Run(() => _validators.Return(_validators.Take().WarmUp()));
    }

    /// <summary>How many requests are under way.</summary>
    public int UnderWay => _metrics.UnderWay;

    /// <summary>Bytes that requests under way have taken of the bound on all of them.</summary>
    public long MemoryUnderWay => _budget.Taken;

    /// <summary>Takes a request and writes its answer.</summary>
    /// <param name="http">The request and its answer.</param>
    /// <param name="target">Path and query as they came.</param>
    public async Task HandleAsync(HttpContext http, string target)
    {
        using var span = _metrics.Begin(http.Request);
        var began = _time.GetTimestamp();
        if (Precheck(http, began) is { } early)
        {
            Reject(http, early, WireProtocol.Unknown, Received.Nothing, began);
            return;
        }
        var held = new HeldExchange(_exchanges);
        var report = _reports.Take();
        try
        {
            await AcceptAsync(http, target, held, report, began);
            held.IsWhole = true;
        }
        catch (Exception failure) when (ClientGone.Is(failure, http))
        {
            _metrics.CountAborted();
            throw;
        }
        finally
        {
            // Whatever way it ends, also by a defect, what it holds goes back.
            held.End();
            report.Clear();
            _reports.Return(report);
        }
    }

    public void Dispose() => _metrics.Dispose();

    /// <summary>What can be rejected before a byte of the body was read.</summary>
    private ErrorAnswer? Precheck(HttpContext http, long now)
    {
        if (_address.Of(http) is { } address && _perAddress.Take(address, now) is > 0 and var wait)
            return ErrorAnswer.TooOften(SenderCheck.Seconds(wait, _time));
        return http.Request.ContentLength > _limits.WireBytes ? _tooLarge : null;
    }

    private async ValueTask AcceptAsync(HttpContext http, string target, HeldExchange held, RequestReport report, long began)
    {
        var exchange = held.Exchange;
        var cut = exchange.Begin(http.Request, target) ?? CheckHead(http, exchange) ?? await ReceiveAsync(http.Request, exchange);
        var result = cut is not null ? new RequestResult(WireProtocol.Unknown, false, 0, cut) : _discards ? Discard(report) : Read(http, exchange, report);
        var received = Received.Of(exchange);
        if (result.Calls > 0)
        {
            using var step = RequestSpan.Step(IngestSteps.Spool);
            held.IsWithSpool = true;
            var stored = _spool.AppendAsync(exchange.Request, result.Calls, exchange.Prepared);
            // A large body is used where it is; everything else the next request may have while this one waits for the disk.
            if (exchange.Request.Body.Length <= RequestSpool.MaxCopied)
            {
                held.IsWithSpool = false;
                held.IsWhole = true;
                held.End();
            }
            result = AfterAppend(result, await stored);
            held.IsWithSpool = false;
        }
        if (result.Error is { } rejected)
            Reject(http, rejected, result.WireProtocol, received, began);
        else
            Acknowledge(http, held.IsEnded ? null : exchange.Request, target, result, report, received, began);
    }

    /// <summary>What the head says of the sender, while nothing of the body was read.</summary>
    private ErrorAnswer? CheckHead(HttpContext http, Exchange exchange)
    {
        if (_discards || _sender.CheckHead(http.Request, exchange) is not { } rejected)
            return null;
        if (rejected.Status != StatusCodes.Status401Unauthorized)
            return rejected;
        var validator = TakeValidator();
        var isKnown = validator.KnowsPath(exchange.Request);
        _validators.Return(validator);
        return isKnown ? rejected : ErrorAnswer.UnknownPath;
    }

    private async ValueTask<ErrorAnswer?> ReceiveAsync(HttpRequest http, Exchange exchange)
    {
        if (!HttpMethods.IsPost(http.Method))
            return null;
        // The bytes of a body in chunks are bounded while it is read; what stands around them never gets there.
        if (http.ContentLength is null && http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } chunks)
            chunks.MaxRequestBodySize = _limits.ChunkedBytes;
        try
        {
            return await exchange.ReceiveAsync(http, _bodyTimeout, _time);
        }
        catch (BadHttpRequestException broken) when (!http.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return (HttpStatusCode)broken.StatusCode switch
            {
                HttpStatusCode.RequestTimeout => ErrorAnswer.TooSlow,
                HttpStatusCode.RequestEntityTooLarge => _tooLarge,
                _ => ErrorAnswer.Cut,
            };
        }
    }

    /// <summary>A validator of the plan of this moment; those of an earlier one go.</summary>
    private RequestValidator TakeValidator()
    {
        RequestValidator validator;
        do
            validator = _validators.Take();
        while (validator.Plan != _plan.Plan);
        return validator;
    }

    private static RequestResult Discard(RequestReport report)
    {
        report.Accept();
        return new RequestResult(WireProtocol.Segment, false, 0);
    }

    private RequestResult AfterAppend(RequestResult result, AppendResult stored)
    {
        if (!stored.IsStored)
        {
            _health.NoteRejection();
            return result with { Calls = 0, Error = ErrorAnswer.Unstored(stored.Rejection) };
        }
        return result;
    }

    /// <summary>Who sent it and what is in it; all that needs the processor, and nothing to wait for.</summary>
    /// <remarks>A validator that fails is in no state for another request, and is not given back.</remarks>
    private RequestResult Read(HttpContext http, Exchange exchange, RequestReport report)
    {
        if (_clock.ReceiptOf(http.Request) is not { } receivedAt)
            return new RequestResult(WireProtocol.Unknown, false, 0, ErrorAnswer.ClockWrong);
        var validator = TakeValidator();
        var request = exchange.Request;
        request.ReceivedAt = receivedAt;
        if (_plan.Plan.KeepsNetworks && _address.OfVisitor(http) is { } address)
            request.Headers = _networks.AddTo(request.Headers, address);
        RequestResult result;
        if (_sender.CheckBody(http.Request, exchange) is { } unknown)
            result = new RequestResult(WireProtocol.Unknown, false, 0, unknown.Status == 401 && !validator.KnowsPath(request) ? ErrorAnswer.UnknownPath : unknown);
        else if (exchange.Unpack() is { } damaged)
            result = new RequestResult(WireProtocol.Unknown, false, 0, damaged);
        else
        {
            result = validator.Read(request, report, exchange.Trial, exchange.Trial is null && _prepared is { } waiting ? exchange.Prepare(waiting) : null);
            exchange.EndPreparing();
            if (result.WireProtocol == WireProtocol.SignIn && exchange.Trial is null && _signIn.Check(http.Request, request) is { } unproved)
                result = result with { Calls = 0, Error = unproved };
        }
        _validators.Return(validator);
        RequestSpan.NoteSource(request.Source);
        // What has no calls is never stored: neither what Google's debug endpoint is asked, nor what is tried out.
        return result.WireProtocol == WireProtocol.MeasurementProtocolDebug || exchange.Trial is not null ? result with { Calls = 0 } : result;
    }

    private void Acknowledge(HttpContext http, ClientRequest? request, string target, in RequestResult result, RequestReport report, in Received received, long began)
    {
        received.Trial?.ShowOn(_live);
        if (received.Trial is not null && !result.IsPixel)
            PreviewAnswer.Write(http.Response, received.Trial, report);
        else if (result.WireProtocol == WireProtocol.MeasurementProtocolDebug && request is not null)
            MeasurementProtocolAnswer.Write(http.Response, request);
        else
            Acknowledgement.Write(http.Response, result.WireProtocol, result.IsPixel, target, report);
        _metrics.Count(http.Response.StatusCode, result.WireProtocol, received.Bytes, _time.GetElapsedTime(began), result.Calls > 0 ? report : null);
    }

    private void Reject(HttpContext http, ErrorAnswer reason, WireProtocol protocol, in Received received, long began)
    {
        var rejected = reason.For(http.Request.Path.Value ?? "");
        rejected.Write(http);
        _metrics.Count(rejected.Status, protocol, received.Bytes, _time.GetElapsedTime(began), null);
        if (_live is { IsWatching: true })
            _live.Show(ErrorTrace.Of(http, received, rejected, _time.GetUtcNow()));
    }
}
