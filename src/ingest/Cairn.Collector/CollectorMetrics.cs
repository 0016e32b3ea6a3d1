using System.Diagnostics.Metrics;
using Cairn.Collector.Accept;
using Cairn.Collector.Answers;
using Cairn.Collector.Telemetry;
using Cairn.Protocols;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector;

/// <summary>
/// What the collector tells of requests, for whoever listens to its meter and its source of spans (OpenTelemetry's names and
/// units; docs/collector-operation.md lists them). Costs nearly nothing while nobody listens.
/// </summary>
internal sealed class CollectorMetrics : IDisposable
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string MeterName = "Cairn.Collector";

    private static readonly object[] Dialects = [.. Enum.GetNames<WireProtocol>()];
    private static readonly object[] Statuses = [.. Enumerable.Range(0, 600).Select(static status => (object)status)];
    private static readonly KeyValuePair<string, object?> Accepted = new("cairn.verdict", "accepted");
    private static readonly KeyValuePair<string, object?> Rejected = new("cairn.verdict", "rejected");

    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [500, 2_000, 10_000, 50_000, 200_000, 1_000_000, 5_000_000] };

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    };

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _requests, _events, _aborted;
    private readonly Histogram<int> _sizes;
    private readonly Histogram<double> _acknowledgement;
    private readonly RequestsUnderWay _underWay = new();

    /// <param name="budget">What bounds the memory of requests under way.</param>
    public CollectorMetrics(BodyBudget budget)
    {
        _meter.CreateObservableUpDownCounter("cairn.collector.memory", () => budget.Taken, "By", "Memory that requests under way have taken, beside what each has for itself.");
        _meter.CreateObservableUpDownCounter("cairn.collector.memory.limit", () => budget.Max, "By", "The most that they may take.");
        _aborted = _meter.CreateCounter<long>("cairn.collector.aborted", "{request}", "Requests whose client went away before their answer.");
        _requests = _meter.CreateCounter<long>("cairn.collector.requests", "{request}", "Requests that might have brought events, by answer and protocol.");
        _events = _meter.CreateCounter<long>("cairn.collector.events", "{event}", "Events of acknowledged requests, by verdict.");
        _sizes = _meter.CreateHistogram("http.server.request.body.size", "By", "Bodies as they came, by protocol.", advice: Sizes);
        _acknowledgement = _meter.CreateHistogram("cairn.collector.acknowledgement.duration", "s", "From a request's head to the answer that its events are on disk.", advice: Seconds);
    }

    /// <summary>How many requests are under way.</summary>
    public int UnderWay => _underWay.Count;

    /// <summary>Notes that a request is under way and begins its span; both end when the result is disposed.</summary>
    public RequestSpan Begin(HttpRequest http) => RequestSpan.Begin(http, _underWay);

    /// <summary>Counts a request whose client has gone.</summary>
    public void CountAborted() => _aborted.Add(1);

    /// <summary>Counts a request that might have brought events, and says in its span what became of it.</summary>
    public void Count(int status, WireProtocol protocol, int bytes, TimeSpan took, RequestReport? stored)
    {
        var (answer, spoken) = (Statuses[Math.Clamp(status, 0, Statuses.Length - 1)], Dialects[(int)protocol]);
        if (_requests.Enabled)
            _requests.Add(1, new("http.response.status_code", answer), new("cairn.protocol", spoken));
        if (_sizes.Enabled)
            _sizes.Record(bytes, new KeyValuePair<string, object?>("cairn.protocol", spoken));
        RequestSpan.Note(answer, spoken, bytes, stored);
        if (stored is null)
            return;
        if (_acknowledgement.Enabled)
            _acknowledgement.Record(took.TotalSeconds);
        if (!_events.Enabled)
            return;
        _events.Add(stored.Accepted, Accepted);
        if (stored.Rejected > 0)
            _events.Add(stored.Rejected, Rejected);
    }

    public void Dispose() => _meter.Dispose();
}
