using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Pipeline.Deduplication;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Loading;

/// <summary>
/// One pass over a log: one task reads, decodes and fills batches while another stores the batch before. Bounded: two
/// batches exist, and they change places.
/// </summary>
internal sealed class ImportRun(
    LogRecords records, RowProcessor processor, LogLoader loader, LedgerEntry entry, bool isFresh, ImportProgress progress)
{
    private const int ProgressInterval = 1024;

    private readonly BatchExchange<LogBatch> _batches = new(new LogBatch(), new LogBatch());
    private readonly Event _event = new();
    private readonly long _receivedAt = entry.StartedAt.ToUnixTimeMilliseconds();
    private long _rejected;
    private StoredMessages? _messages;

    /// <summary>Records that the log gives.</summary>
    public ulong Records { get; private set; }

    /// <summary>Records that were stored before.</summary>
    public ulong AlreadyStored { get; private set; }

    /// <summary>Runs it once.</summary>
    /// <param name="messages">Knows which messages are stored; null when no record has a message id.</param>
    /// <param name="ct">Stops it.</param>
    public async Task RunAsync(StoredMessages? messages, CancellationToken ct)
    {
        _messages = messages;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var producing = Task.Run(() => ProduceAsync(stop.Token), stop.Token);
        try
        {
            await foreach (var batch in _batches.Full.ReadAllAsync(ct))
            {
                await loader.LoadAsync(batch, mayBeStored: false, ct);
                AlreadyStored += (ulong)batch.AlreadyStored;
                progress.Stored = (long)batch.To;
                await _batches.ReturnAsync(batch, ct);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await producing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ProduceAsync(CancellationToken ct)
    {
        try
        {
            var batch = await NextBatchAsync(0, ct);
            foreach (var record in records.Read())
            {
                if (record.Offset % ProgressInterval == 0)
                    ShowProgress();
                if (batch.IsFull)
                    batch = await HandOnAsync(batch, record.Offset, ct);
                if (batch.Taken.Contains(record.Offset))
                {
                    batch.Advance(record.Offset);
                    continue;
                }
                var outcome = Process(record);
                // Before the message is noted, as handing on may forget what is noted and not in a batch.
                if (!TakesMonthOf(batch, outcome))
                    batch = await HandOnAsync(batch, record.Offset, ct);
                if (IsCompared)
                    outcome = await CompareWithStoredAsync(outcome, ct);
                Add(record, outcome, batch);
            }
            Records = batch.To;
            ShowProgress();
            await _batches.HandOnAsync(batch, ct);
            _batches.Complete();
        }
        catch (Exception problem)
        {
            _batches.Complete(problem);
        }
    }

    private bool IsCompared => _messages is not null && !_event.Fingerprint.IsNone;

    /// <summary>Whether the batch has room for the month of the record, also where a rejected one turns out to be a duplicate.</summary>
    private bool TakesMonthOf(LogBatch batch, in Outcome outcome) =>
        ((outcome.Rejection is not null && !IsCompared) || batch.TakesMonthOf(_event.ReceivedAt)) && (outcome.Rejection is null || batch.TakesMonthOf(_receivedAt));

    /// <summary>Hands a batch on to be stored and begins the next one.</summary>
    private async Task<LogBatch> HandOnAsync(LogBatch batch, ulong from, CancellationToken ct)
    {
        await _batches.HandOnAsync(batch, ct);
        if (_messages is { IsFull: true })
            await ClearMessagesAsync(_messages, ct);
        return await NextBatchAsync(from, ct);
    }

    /// <summary>Waits until every batch is stored, as what is not would be forgotten.</summary>
    private async Task ClearMessagesAsync(StoredMessages messages, CancellationToken ct)
    {
        var batches = new List<LogBatch>();
        while (batches.Count < _batches.Count)
            batches.Add(await _batches.TakeAsync(ct));
        messages.Clear();
        foreach (var batch in batches)
            await _batches.ReturnAsync(batch, ct);
    }

    /// <summary>
    /// Notes a message whatever the steps decided, so that a second delivery is suppressed wherever the first one went. A
    /// record that an earlier run stored is none of its own: it is not decided again.
    /// </summary>
    private async ValueTask<Outcome> CompareWithStoredAsync(Outcome outcome, CancellationToken ct)
    {
        var fingerprint = _event.Fingerprint;
        if (!_messages!.Covers(_event.Source, fingerprint.Day))
            await loader.RetryAsync(async token => { await _messages.LoadAsync(_event.Source, fingerprint.Day, token); return true; }, ct);
        return _messages.Add(fingerprint).Decide(outcome, _event);
    }

    private async Task<LogBatch> NextBatchAsync(ulong from, CancellationToken ct)
    {
        var batch = await _batches.TakeAsync(ct);
        var stored = isFresh
            ? TakenOffsets.None
            : await loader.RetryAsync(token => loader.Contents.FindAsync(from, LogBatch.MaxRecords, token), ct);
        batch.Begin(from, stored);
        return batch;
    }

    private Outcome Process(LogRecord record)
    {
        // What a log does not say was received when it was imported.
        _event.ReceivedAt = _receivedAt;
        return processor.Process(record.Row, record.Part, _event);
    }

    private void Add(LogRecord record, Outcome outcome, LogBatch batch)
    {
        batch.Advance(record.Offset);
        (_event.LogId, _event.LogOffset) = (entry.LogId, record.Offset);
        if (outcome.Rejection is { } rejection)
        {
            _rejected++;
            batch.Reject(rejection.ToRecord(_event, _receivedAt, record.Row.Line, record.Part), record.Row.Raw);
        }
        else if (outcome.SuppressedReason is { } reason)
            batch.Suppress(_event, reason);
        else
            batch.Add(_event);
    }

    private void ShowProgress()
    {
        progress.Rows = records.RowsRead;
        progress.Rejected = _rejected;
    }
}
