using System.Diagnostics.Metrics;
using Cairn.Collect;
using Cairn.Server.Answers;

namespace Cairn.Server;

/// <summary>
/// What the collector counts, for whoever listens to the meter (OpenTelemetry names and units): requests by answer and dialect,
/// events by verdict, bytes of bodies, and how long an acknowledgement took. Costs nearly nothing while nobody listens.
/// </summary>
internal sealed class CollectorMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Cairn.Collector";

    private static readonly object[] Dialects = [.. Enum.GetNames<Dialect>()];
    private static readonly object[] Statuses = [.. Enumerable.Range(0, 600).Select(static status => (object)status)];
    private static readonly KeyValuePair<string, object?> Accepted = new("verdict", "accepted");
    private static readonly KeyValuePair<string, object?> Rejected = new("verdict", "rejected");

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _requests, _events, _bytes;
    private readonly Histogram<double> _acknowledgement;

    public CollectorMetrics()
    {
        _requests = _meter.CreateCounter<long>("cairn.collector.requests", "{request}", "Requests by answer and dialect.");
        _events = _meter.CreateCounter<long>("cairn.collector.events", "{event}", "Events of acknowledged requests by verdict.");
        _bytes = _meter.CreateCounter<long>("cairn.collector.bytes", "By", "Bytes of bodies as they came.");
        _acknowledgement = _meter.CreateHistogram<double>("cairn.collector.acknowledgement", "s", "From a request's head to its answer.");
    }

    /// <summary>Counts a request that might have brought events.</summary>
    public void Count(int status, Dialect dialect, int bytes, TimeSpan took, Report? stored)
    {
        if (_requests.Enabled)
            _requests.Add(1, new("answer", Statuses[Math.Clamp(status, 0, Statuses.Length - 1)]), new("dialect", Dialects[(int)dialect]));
        if (_bytes.Enabled)
            _bytes.Add(bytes);
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
