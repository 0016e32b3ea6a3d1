using Cairn.Collect;
using Cairn.Collect.Spooling;
using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Tracing;
using Cairn.Warehouse.Native;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// Puts the calls of a spooled request into a batch: events, quarantine, kept out, each at its place in the log. Not
/// thread-safe.
/// </summary>
/// <remarks>
/// Every call that has a message id is noted in the index before anything else is decided, so that a second delivery is kept
/// out wherever the first one went. A record that is stored already is noted and nothing more.
/// </remarks>
/// <param name="pipeline">The steps.</param>
/// <param name="index">Knows the messages of the last days.</param>
/// <param name="counters">Count what the steps around the pipeline do.</param>
/// <param name="observer">Watches; null when nobody ever does.</param>
internal sealed class BatchFiller(EventPipeline pipeline, MessageIndex index, DeliverySteps counters, ITraceObserver? observer) : IDisposable
{
    private readonly CallProcessor _processor = new(pipeline, counters.Decoding);
    private readonly RequestLogLine _line = new();

    /// <summary>Puts a request's calls into a batch.</summary>
    /// <param name="spooled">The request.</param>
    /// <param name="skipTo">Calls before this place are only noted: they are stored and no part of the batch.</param>
    /// <param name="batch">Where they go.</param>
    public void Add(SpooledRequest spooled, ulong skipTo, DeliveryBatch batch)
    {
        _processor.Open(spooled);
        for (var call = 0; call < spooled.Calls; call++)
        {
            var offset = (ulong)spooled.FirstOffset + (ulong)call;
            var outcome = _processor.Process(call);
            var verdict = _processor.Key is { } key ? Note(key, batch) : MessageVerdict.New;
            if (offset < skipTo)
                continue;
            var isStored = batch.Rows.Stored.Contains(offset);
            batch.Rows.Advance(offset);
            if (!isStored)
                Place(call, offset, outcome, verdict, batch);
        }
        batch.LatestReceipt = Math.Max(batch.LatestReceipt, spooled.Request.ReceivedAt);
    }

    public void Dispose() => _line.Dispose();

    private MessageVerdict Note(in MessageKey key, DeliveryBatch batch)
    {
        batch.Keys.Add(key);
        var entered = counters.Deduplication.Enter();
        var verdict = index.Add(key, batch.Day);
        counters.Deduplication.Leave(entered, verdict == MessageVerdict.Duplicate ? Outcome.KeptOut(LeftOutReasons.SecondDelivery) : Outcome.Accepted);
        return verdict;
    }

    private void Place(int call, ulong offset, Outcome outcome, MessageVerdict verdict, DeliveryBatch batch)
    {
        var e = _processor.Event;
        (e.LogId, e.LogOffset) = (batch.LogId, offset);
        if (batch.EarliestReceipt == 0)
            batch.EarliestReceipt = e.ReceivedAt;
        if (verdict == MessageVerdict.Duplicate)
        {
            outcome = Outcome.KeptOut(LeftOutReasons.SecondDelivery);
            batch.CountDuplicate(e.Source);
        }
        else if (verdict == MessageVerdict.IdReused)
            Model.EventFlags.Add(e, Model.EventFlags.IdReused);

        if (outcome.Refusal is { } refusal)
        {
            _processor.WriteRaw(call, _line);
            batch.Rows.Refuse(Quarantined(e, call, refusal), _line.Written);
        }
        else if (outcome.KeptOutReason is { } reason)
            batch.Rows.KeepOut(e, reason);
        else
            batch.Rows.Add(e);
        if (observer is { IsWatching: true })
            Trace(outcome, batch);
    }

    /// <summary>A refused call as quarantine keeps it: its line is the place of its request, its part the call in it.</summary>
    internal static QuarantinedRecord Quarantined(Model.Event e, int call, Refusal refusal) => new()
    {
        ReceivedAt = e.ReceivedAt,
        LogId = e.LogId,
        LogOffset = e.LogOffset,
        Line = (long)e.LogOffset - call,
        Part = call,
        Source = e.Source,
        Event = e.Name,
        Code = refusal.Code,
        Field = refusal.Field,
        Reason = refusal.Reason,
    };

    private void Trace(Outcome outcome, DeliveryBatch batch)
    {
        var trace = TraceBuilder.Of(_processor.Event, _processor.SentAs, outcome, _processor.TestId);
        if (batch.Traces.Count < DeliveryBatch.MostTraces && observer!.Wants(trace))
            batch.Traces.Add(trace);
    }
}
