using System.Diagnostics.Metrics;

namespace Cairn.Spool;

/// <summary>What the spool tells whoever listens to its meter (docs/collector-operation.md). Costs nearly nothing while nobody does.</summary>
internal sealed class SpoolMetrics : IDisposable
{
    private static readonly InstrumentAdvice<int> Requests = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] };

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    };

    private readonly Meter _meter = new("Cairn.Spool");
    private readonly Histogram<int> _group;
    private readonly Histogram<double> _commit;
    private readonly Counter<long> _rejected;

    public SpoolMetrics(SpoolFiles files, AppendQueue queue, long maxBytes)
    {
        _meter.CreateObservableUpDownCounter("cairn.spool.size", () => files.Bytes, "By", "Bytes that all spool files take.");
        _meter.CreateObservableUpDownCounter("cairn.spool.limit", () => maxBytes, "By", "The most bytes that they may take.");
        _meter.CreateObservableUpDownCounter("cairn.spool.files", () => files.Names.Count, "{file}", "Spool files.");
        _meter.CreateObservableUpDownCounter("cairn.spool.waiting", () => queue.Bytes, "By", "Memory of requests that wait for the disk.");
        _group = _meter.CreateHistogram("cairn.spool.group.size", "{request}", "Requests that one commit made durable.", advice: Requests);
        _commit = _meter.CreateHistogram("cairn.spool.commit.duration", "s", "How long one commit took, fsync included.", advice: Seconds);
        _rejected = _meter.CreateCounter<long>("cairn.spool.rejections", "{request}", "Requests that could not be stored, by reason.");
    }

    /// <summary>Notes a group of requests that the disk was asked to take.</summary>
    public void NoteGroup(in AppendResult outcome, int requests, TimeSpan took)
    {
        if (!outcome.IsStored)
        {
            NoteRejected(outcome, requests);
            return;
        }
        _group.Record(requests);
        _commit.Record(took.TotalSeconds);
    }

    public void NoteRejected(in AppendResult outcome, int requests) => _rejected.Add(requests, new KeyValuePair<string, object?>("error.type", outcome.Rejection));

    public void Dispose() => _meter.Dispose();
}
