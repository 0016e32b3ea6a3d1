using Cairn.Model;
using Cairn.Pipeline.Delivery;
using Cairn.Protocols;
using Cairn.Spool;
using Cairn.Warehouse;

namespace Cairn.Pipeline.Replaying;

/// <summary>Decides the records of one spool file anew and replaces those that are decided otherwise, page by page.</summary>
/// <param name="client">The warehouse.</param>
/// <param name="request">What is to be decided.</param>
/// <param name="turn">Replaces pages.</param>
/// <param name="processor">Decoder and steps.</param>
/// <param name="earlier">Knows what is an event already.</param>
/// <param name="counter">Counts.</param>
/// <param name="progress">Is told how far it has come.</param>
internal sealed class LogReplay(
    WarehouseClient client, ReplayRequest request, ReplayTurn turn, SpooledCalls processor, EarlierDeliveries earlier, ReplayCounter counter, ReplayProgress progress)
    : IDisposable
{
    private readonly long _from = request.From.ToUnixTimeMilliseconds(), _to = request.To.ToUnixTimeMilliseconds();
    private readonly ReplayPage _page = new();
    private readonly List<NewEvent> _candidates = [];
    private readonly RequestLogLine _line = new();
    private readonly SpoolPage _requests = new();
    private readonly SortedSet<ulong> _replaced = [];
    private string _logId = "";
    private long _candidateBytes;

    /// <summary>Goes through a file.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="loadedTo">Everything before this offset is stored.</param>
    /// <param name="ct">Stops it behind a page.</param>
    public async Task RunAsync(SpoolReader reader, ulong loadedTo, CancellationToken ct)
    {
        _logId = reader.Name.LogId;
        _page.Begin(_logId);
        var stored = new StoredWindow(client, _logId, loadedTo);
        for (long next = 0; ;)
        {
            ct.ThrowIfCancellationRequested();
            reader.Read(next, _requests);
            if (_requests.Count == 0)
                break;
            for (var i = 0; i < _requests.Count; i++)
            {
                var spooled = _requests[i];
                next = spooled.FirstOffset + spooled.Calls;
                if (IsMeant(spooled))
                    await DecideAsync(spooled, (ulong)next <= loadedTo, stored, ct);
                progress.Advance(spooled.Calls);
            }
        }
        await FlushAsync(ct);
    }

    public void Dispose() => _line.Dispose();

    private bool IsMeant(SpooledRequest spooled) =>
        spooled.Request.ReceivedAt >= _from && spooled.Request.ReceivedAt < _to
        && (request.Source.Length == 0 || spooled.Request.Source == request.Source);

    private async Task DecideAsync(SpooledRequest spooled, bool isLoaded, StoredWindow stored, CancellationToken ct)
    {
        if (!isLoaded)
        {
            counter.NotLoaded++;
            return;
        }
        processor.Open(spooled);
        for (var call = 0; call < spooled.Calls; call++)
        {
            var offset = (ulong)(spooled.FirstOffset + call);
            if (await stored.AtAsync(offset, ct) is not { } record)
                throw new UserException($"record {offset} of {_logId} is in no table although it was loaded", "Let `cairn serve` run until it has caught up, then run the replay again.");
            if (record.Kind == StoredKind.Erased)
                counter.Erased++;
            else if (!processor.IsWhole)
                LeaveAlone(record);
            else if (record.IsSecondDelivery)
                counter.Stays(record);
            else
                Decide(call, offset, record);
        }
        if (_replaced.Count + _candidates.Count >= ReplayPage.MaxRecords || _page.Bytes + _candidateBytes >= ReplayPage.MaxBytes)
            await FlushAsync(ct);
    }

    private void LeaveAlone(StoredRecord record)
    {
        counter.Undecided++;
        counter.Stays(record);
    }

    private void Decide(int call, ulong offset, StoredRecord record)
    {
        var outcome = processor.Process(call);
        var e = processor.Event;
        (e.LogId, e.LogOffset) = (_logId, offset);
        if (record.IsIdReused && outcome.IsAccepted)
            EventFlags.Add(e, EventFlags.IdReused);
        if (record.Is(e, outcome))
        {
            counter.Stays(record);
            return;
        }
        if (outcome.IsAccepted && record.Kind != StoredKind.Event)
        {
            var candidate = new Event();
            candidate.CopyFrom(e);
            _candidates.Add(new NewEvent(record, candidate, processor.Key));
            _candidateBytes += sizeof(char) * (long)e.Properties.Length;
            return;
        }
        if (outcome.Rejection is { } rejection)
        {
            processor.WriteRaw(call, _line);
            _page.Quarantine.Append(rejection.ToRecord(e, e.ReceivedAt, (long)offset - call, call), _line.Written);
        }
        Place(record, e, outcome);
    }

    private void Place(StoredRecord record, Event e, in Outcome outcome)
    {
        if (outcome.SuppressedReason is { } reason)
            _page.Suppressed.Append(e, reason);
        else if (outcome.IsAccepted)
            _page.Events.Append(e);
        _replaced.Add(e.LogOffset);
        counter.Moves(record, outcome);
    }

    /// <summary>Decides what may become an event, and replaces what is decided otherwise.</summary>
    private async Task FlushAsync(CancellationToken ct)
    {
        var outcomes = await earlier.DecideAsync(_candidates, ct);
        for (var i = 0; i < _candidates.Count; i++)
            Place(_candidates[i].Stored, _candidates[i].Event, outcomes[i]);
        _candidates.Clear();
        _candidateBytes = 0;
        _page.Offsets.AddRange(_replaced);
        _replaced.Clear();
        if (_page.Offsets.Count > 0 && !request.IsDryRun)
            await turn.ReplaceAsync(client, _page, ct);
        _page.Begin(_logId);
    }
}
