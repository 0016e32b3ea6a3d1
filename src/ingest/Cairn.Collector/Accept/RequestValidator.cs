using System.Text.Json;
using Cairn.Collector.Answers;
using Cairn.Collector.Preview;
using Cairn.Collector.Telemetry;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Pipeline.Delivery;
using Cairn.Pipeline.Tracing;
using Cairn.Plan;
using Cairn.Protocols;

namespace Cairn.Collector.Accept;

/// <summary>
/// Reads every call of a request as the pipeline behind the spool will, so that the answer can say what becomes of each: the same
/// decoder, the same steps, the same plan. A request all of whose calls become events with a message id it prepares for delivery. Not thread-safe; one serves for many requests.
/// </summary>
internal sealed class RequestValidator(TrackingPlan plan)
{
    /// <summary>Deeper JSON than any call may be, for telling what is no JSON at all from what cannot be read.</summary>
    private const int MaxDepth = 1000;

    private const string Unreadable = "body_unreadable";

    /// <summary>When the sample was received, Unix milliseconds: 2026-01-01T00:00:00Z, the time in the sample.</summary>
    private const long SampleReceipt = 1_767_225_600_000;

    private static readonly byte[] Sample = [..
        """{"batch":[{"type":"track","event":"Product Viewed","messageId":"1","anonymousId":"1","timestamp":"2026-01-01T00:00:00Z","properties":{"price":1.5},"context":{"page":{"url":"https://shop.example/?utm_source=a"}}}],"sentAt":"2026-01-01T00:00:00Z"}"""u8];

    private readonly CallProcessor _calls = new(IngestSteps.Create(plan));

    /// <summary>What it validates events against.</summary>
    public TrackingPlan Plan => plan;

    /// <summary>Reads a request of its own, which goes nowhere.</summary>
    /// <returns>Itself.</returns>
    public RequestValidator WarmUp()
    {
        Read(new ClientRequest { Source = "warm-up", Path = "/v1/batch", ReceivedAt = SampleReceipt, Body = Sample }, new RequestReport(), null, new PreparedRequest(new PreparedRequests()));
        return this;
    }

    /// <summary>Whether anything is known under the request's path, its source and body aside.</summary>
    public bool KnowsPath(ClientRequest request)
    {
        _calls.Open(request);
        return _calls.WireProtocol != WireProtocol.Unknown;
    }

    /// <summary>Reads the request.</summary>
    /// <param name="request">The request, its source known.</param>
    /// <param name="report">Filled.</param>
    /// <param name="trial">Filled too, when the request is one.</param>
    /// <param name="prepared">Filled for delivery; null when nobody fetches it.</param>
    public RequestResult Read(ClientRequest request, RequestReport report, PreviewTrial? trial = null, PreparedRequest? prepared = null)
    {
        var calls = _calls.Open(request);
        if (_calls.Problem is { } problem)
            return Reject(problem);
        var spans = StepSpans.Begin(_calls.Pipeline);
        for (var i = 0; i < calls; i++)
        {
            var outcome = _calls.Process(i);
            if (calls == 1 && Whole(request) is { } whole)
            {
                spans.Write(calls);
                return whole;
            }
            Note(i, outcome, report, trial, prepared);
        }
        spans.Write(calls);
        prepared?.Note(_calls.Pipeline);
        return new RequestResult(_calls.WireProtocol, _calls.IsPixel, calls);
    }

    /// <summary>What a request is that has one call and is nothing, or nothing that can be read; null for all others.</summary>
    private RequestResult? Whole(ClientRequest request)
    {
        if (_calls.Call.SuppressedReason is SuppressionReasons.NoCall && _calls.WireProtocol == WireProtocol.Unknown)
            return new RequestResult(WireProtocol.Unknown, false, 0, ErrorAnswer.UnknownPath);
        if (_calls.Call.SuppressedReason is SuppressionReasons.NoCall or SuppressionReasons.EmptyBatch or SuppressionReasons.ClientMetrics)
            return new RequestResult(_calls.WireProtocol, _calls.IsPixel, 0);
        if (_calls.Call.Problem is { Code: Unreadable } problem && !IsJson(request.Body.Span))
            return Reject(problem);
        return null;
    }

    private RequestResult Reject(DecodeProblem problem) =>
        new(_calls.WireProtocol, _calls.IsPixel, 0, new ErrorAnswer(problem.Code == "unknown_path" ? 404 : 400, problem.Code, problem.Reason));

    private void Note(int index, in Outcome outcome, RequestReport report, PreviewTrial? trial, PreparedRequest? prepared)
    {
        var e = _calls.Call.Event;
        if (outcome.IsAccepted && _calls.Key is { } key)
            prepared?.Add(key, e);
        else
            prepared?.Abandon();
        if (outcome.Rejection is { } rejection)
            report.Reject(new RejectedEvent(index, e.MessageId, e.Name, rejection.Code, rejection.Field, rejection.Reason));
        else if (_calls.Call.SuppressedReason is null)
            report.Accept();
        trial?.Traces.Add(TraceBuilder.OfPreview(e, _calls.SentAs, outcome, trial.Key.TestId));
    }

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            return json.Read() && json.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
