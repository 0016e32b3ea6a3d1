using System.Diagnostics.Metrics;
using Cairn.Pipeline;
using Cairn.Pipeline.Delivery;

namespace Cairn.Collector.Telemetry;

/// <summary>What delivery tells whoever listens to its meter and its source of spans (docs/collector-operation.md).</summary>
internal sealed class DeliveryMetrics : IDisposable
{
    private const string Step = "cairn.step", Table = "db.collection.name", Source = "cairn.source";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 7200],
    };

    private readonly Meter _meter = new("Cairn.Delivery");
    private readonly SpoolDelivery _delivery;
    private readonly DeliveryLag _lag;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _store, _delay;
    private readonly double[] _stepTimes;

    public DeliveryMetrics(SpoolDelivery delivery, DeliveryLag lag, Func<int> engineRestarts, TimeProvider time)
    {
        (_delivery, _lag, _time) = (delivery, lag, time);
        _stepTimes = new double[delivery.Steps.Counters.Count];
        ObserveSteps();
        ObserveProgress(delivery.Progress);
        ObserveMessages();
        _meter.CreateObservableCounter("cairn.engine.restarts", () => (long)engineRestarts(), "{restart}", "How often the warehouse's engine died and came again.");
        _store = _meter.CreateHistogram("cairn.delivery.store.duration", "s", "How long storing a batch took, with all that had to be tried again.", advice: Seconds);
        _delay = _meter.CreateHistogram("cairn.delivery.delay", "s", "From the receipt of a batch's first request until the batch was stored.", advice: Seconds);
        delivery.Progress.BatchStored = Note;
    }

    public void Dispose()
    {
        _delivery.Progress.BatchStored = null;
        _meter.Dispose();
    }

    private void Note(StoredBatch batch)
    {
        _store.Record(batch.Took.TotalSeconds);
        var now = _time.GetUtcNow();
        if (batch.EarliestReceipt > 0)
            _delay.Record(Math.Max(0, (now - DateTimeOffset.FromUnixTimeMilliseconds(batch.EarliestReceipt)).TotalSeconds));
        BatchSpan.Write(batch, now);
    }

    private void ObserveSteps()
    {
        _meter.CreateObservableCounter("cairn.pipeline.step.entered", () => BySteps(static (step, _) => step.Entered), "{call}", "Calls that a step took.");
        _meter.CreateObservableCounter("cairn.pipeline.step.rejected", () => BySteps(static (step, _) => step.Rejected), "{call}", "Calls that a step sent to quarantine.");
        _meter.CreateObservableCounter("cairn.pipeline.step.suppressed", () => BySteps(static (step, _) => step.Suppressed), "{call}", "Calls that a step suppressed.");
        _meter.CreateObservableCounter("cairn.pipeline.step.time", () => BySteps(StepTime), "s", "Time spent in a step, estimated from one call in 64.");
    }

    private void ObserveProgress(DeliveryProgress progress)
    {
        _meter.CreateObservableCounter("cairn.delivery.batches", () => progress.Batches, "{batch}", "Batches stored.");
        _meter.CreateObservableCounter("cairn.delivery.rows", () => RowsOf(progress), "{row}", "Rows stored, by table.");
        _meter.CreateObservableCounter(
            "cairn.delivery.duplicates", () => progress.Duplicates.Select(static one => new Measurement<long>(one.Value, new KeyValuePair<string, object?>(Source, one.Key))),
            "{call}", "Second deliveries, by source.");
        _meter.CreateObservableGauge("cairn.delivery.stalled", () => progress.Problem.Length == 0 ? 0 : 1, "1", "1 while something keeps delivery from going on.");
        _meter.CreateObservableUpDownCounter("cairn.delivery.waiting", () => Known(_lag.Find()?.Calls), "{call}", "Calls that are acknowledged and not yet stored.");
        _meter.CreateObservableGauge("cairn.delivery.lag", () => Known(_lag.Find()?.Seconds), "s", "Since when the first of these waits; 0 when none does.");
    }

    private void ObserveMessages()
    {
        _meter.CreateObservableUpDownCounter("cairn.deduplication.messages", () => Known(_delivery.Index?.Count), "{message}", "Messages that are recognised.");
        _meter.CreateObservableUpDownCounter("cairn.deduplication.size", () => Known(_delivery.Index?.Bytes), "By", "Memory that their ids take.");
        _meter.CreateObservableGauge("cairn.deduplication.days", () => Known<long>(_delivery.Index?.Days), "d", "Days of which messages are recognised.");
        _meter.CreateObservableUpDownCounter("cairn.deduplication.forgotten", () => Known(_delivery.Index?.ForgottenEarly), "{message}", "Messages forgotten before their time for want of room, since the index was opened.");
    }

    private Measurement<T>[] BySteps<T>(Func<StepCounter, int, T> read)
        where T : struct =>
        [.. _delivery.Steps.Counters.Select((step, index) => new Measurement<T>(read(step, index), new KeyValuePair<string, object?>(Step, step.Step)))];

    /// <summary>An estimate may go down, but a counter must not.</summary>
    private double StepTime(StepCounter step, int index) => _stepTimes[index] = Math.Max(_stepTimes[index], step.Time.TotalSeconds);

    private static Measurement<long>[] RowsOf(DeliveryProgress progress) =>
    [
        new(progress.Events, new KeyValuePair<string, object?>(Table, "events")),
        new(progress.Quarantined, new KeyValuePair<string, object?>(Table, "quarantine")),
        new(progress.Suppressed, new KeyValuePair<string, object?>(Table, "suppressed")),
    ];

    /// <summary>What is not known is not reported.</summary>
    private static Measurement<T>[] Known<T>(T? value)
        where T : struct => value is { } known ? [new Measurement<T>(known)] : [];
}
