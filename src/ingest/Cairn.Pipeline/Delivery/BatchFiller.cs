using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Tracing;
using Cairn.Protocols.Wire;
using Cairn.Protocols;
using Cairn.Spool;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// Puts the calls of a spooled request into a batch: events, quarantine, suppressed, each at its offset in the log. Not
/// thread-safe.
/// </summary>
/// <remarks>
/// Every call that has a message id is noted in the index whatever the steps decided, so that a second delivery is
/// suppressed wherever the first one went. A record that is stored already is noted and nothing more.
/// </remarks>
/// <param name="index">Knows the messages of the last days.</param>
/// <param name="steps">The steps, and what they count.</param>
/// <param name="observer">Watches; null when nobody ever does.</param>
/// <param name="prepared">Holds what was prepared when requests were accepted; null: nothing ever is.</param>
internal sealed class BatchFiller(MessageIndex index, DeliverySteps steps, ITraceObserver? observer, PreparedRequests? prepared) : IDisposable
{
    private readonly SpooledCalls _calls = new(steps.Pipeline);
    private readonly RequestLogLine _line = new();
    private readonly SpoolPage _known = new();
    private SpoolReader? _reader;

    /// <summary>How long messages were compared with those of the last days, since the start; estimated from samples.</summary>
    public TimeSpan DeduplicationTime => steps.Deduplication.Time;

    /// <summary>Begins with a file.</summary>
    /// <param name="reader">Reads it.</param>
    public void Begin(SpoolReader reader) => _reader = reader;

    /// <summary>What is prepared of the request at a place; null when it has to be read.</summary>
    public PreparedCalls? Find(SpoolOffset place) => IsWatched ? null : prepared?.Take(place);

    /// <summary>The first offset at or behind another that need not be read, because it is prepared.</summary>
    public long NextPrepared(SpoolOffset place) =>
        !IsWatched && prepared?.NextFrom(place) is { } next && next.File == place.File ? next.FirstOffset : long.MaxValue;

    /// <summary>Puts a request's calls into a batch.</summary>
    /// <param name="spooled">The request, in the page of the file.</param>
    /// <param name="skipTo">Calls before this place are only noted: they are stored and no part of the batch.</param>
    /// <param name="batch">Where they go.</param>
    public void Add(SpooledRequest spooled, ulong skipTo, DeliveryBatch batch)
    {
        Take(spooled);
        for (var call = 0; call < spooled.Calls; call++)
        {
            var offset = (ulong)spooled.FirstOffset + (ulong)call;
            var outcome = _calls.Process(call);
            var status = _calls.Key is { } key ? Note(key, batch) : MessageStatus.New;
            if (offset < skipTo)
                continue;
            var isStored = batch.Records.Taken.Contains(offset);
            batch.Records.Advance(offset);
            if (!isStored)
                Place(call, offset, outcome, status, batch);
        }
        batch.LatestReceipt = Math.Max(batch.LatestReceipt, spooled.Request.ReceivedAt);
    }

    /// <summary>Puts a prepared request's calls into a batch.</summary>
    public void Add(in PreparedCalls ready, DeliveryBatch batch)
    {
        var (receivedAt, firstRow) = (ready.ReceivedAt, ready.FirstRow);
        var keys = ready.Keys;
        if (batch.EarliestReceipt == 0)
            batch.EarliestReceipt = receivedAt;
        var (passed, isOpen) = (0, false);
        for (var call = 0; call < keys.Length; call++)
        {
            var offset = (ulong)ready.FirstOffset + (ulong)call;
            var status = Note(keys[call], batch);
            var isStored = batch.Records.Taken.Contains(offset);
            batch.Records.Advance(offset);
            if (status == MessageStatus.New)
            {
                passed++;
                if (!isStored)
                    batch.Records.Add(ready.Rows, firstRow + call, batch.LogId, offset);
            }
            else if (!isStored)
            {
                // A message whose id is known already goes the long way: it is suppressed, or flagged. What the spool has lost
                // is told as that: neither its source nor its event is known any more.
                if (!isOpen)
                    Open(ready);
                isOpen = true;
                Place(call, offset, _calls.Process(call), _calls.IsWhole ? status : MessageStatus.New, batch);
            }
        }
        steps.AddPrepared(passed, ready.Block.TakeSamples());
        batch.LatestReceipt = Math.Max(batch.LatestReceipt, receivedAt);
    }

    public void Dispose() => _line.Dispose();

    /// <summary>Whoever watches wants to see what became of each call, which only the long way tells.</summary>
    private bool IsWatched => observer is { IsWatching: true };

    /// <summary>Reads a request whose calls are prepared, to go the long way with some; finding its calls takes as long as all of them together.</summary>
    private void Open(in PreparedCalls ready)
    {
        try
        {
            _reader!.Read(ready.FirstOffset, _known, ready.FirstOffset + ready.Count, max: 1);
        }
        catch (SpoolFileException failure)
        {
            SpoolReader.GiveDamaged(_reader!.Name, ready.FirstOffset, ready.Count, _known, $"its bytes in the spool cannot be read: {failure.Message}");
        }
        Take(_known[0]);
    }

    /// <summary>A request is validated against one plan, whatever changes meanwhile.</summary>
    private void Take(SpooledRequest spooled) => _calls.Open(spooled, steps.Pipeline);

    private MessageStatus Note(in MessageKey key, DeliveryBatch batch)
    {
        batch.Keys.Add(key);
        var entered = steps.Deduplication.Enter();
        var status = index.Add(key, batch.Day);
        steps.Deduplication.Leave(entered, status.Decide());
        return status;
    }

    private void Place(int call, ulong offset, Outcome outcome, MessageStatus status, DeliveryBatch batch)
    {
        var e = _calls.Event;
        (e.LogId, e.LogOffset) = (batch.LogId, offset);
        if (batch.EarliestReceipt == 0)
            batch.EarliestReceipt = e.ReceivedAt;
        if (status == MessageStatus.Duplicate)
            batch.CountDuplicate(e.Source);
        outcome = status.Decide(outcome, e);
        if (outcome.Rejection is { } rejection)
        {
            _calls.WriteRaw(call, _line);
            batch.Records.Reject(rejection.ToRecord(e, e.ReceivedAt, (long)offset - call, call), _line.Written);
        }
        else if (outcome.SuppressedReason is { } reason)
            batch.Records.Suppress(e, reason);
        else
            batch.Records.Add(e);
        if (IsWatched)
            Trace(outcome, batch);
    }

    private void Trace(Outcome outcome, DeliveryBatch batch)
    {
        var trace = TraceBuilder.Of(_calls.Event, _calls.SentAs, outcome, _calls.TestId);
        if (batch.Traces.Count < DeliveryBatch.MaxTraces && observer!.Wants(trace))
            batch.Traces.Add(trace);
    }
}
