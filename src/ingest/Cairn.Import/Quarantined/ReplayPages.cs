using Cairn.Data;
using Cairn.Import.Decoding;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Pipeline.Deduplication;
using Cairn.Plan;
using Cairn.Warehouse;
using Cairn.Warehouse.Events;
using Cairn.Warehouse.Logs;
using Cairn.Warehouse.Native;

namespace Cairn.Import.Quarantined;

/// <summary>Replays the quarantined records of one log page by page, in memory that does not grow with their number.</summary>
internal sealed class ReplayPages : IDisposable
{
    private const int PageSize = 20_000;

    private static readonly SqlText Page = SqlText.Load(typeof(ReplayPages), "quarantine_page.sql");

    private readonly WarehouseClient _client;
    private readonly LedgerEntry _entry;
    private readonly RowProcessor _processor;
    private readonly StoredRowReader _reader;
    private readonly EventBlock _events = new();
    private readonly SuppressedBlock _suppressed = new();
    private readonly Row _record = new();
    private readonly Event _event = new();
    private readonly StoredMessages _messages;
    private bool _isComparedWithStored;
    private (ulong Offset, byte[] Raw)? _edited;

    public ReplayPages(WarehouseClient client, LedgerEntry entry, TrackingPlan plan)
    {
        (_client, _entry) = (client, entry);
        _messages = new StoredMessages(client);
        var mapping = MappingFile.Parse(entry.Mapping, $"the mapping of {entry.FileName}").WithSpellingsOf(plan);
        var dialect = Reading.Dialect.Parse(entry.Dialect, entry.Header);
        var decoder = RowDecoders.Of(mapping, dialect, entry.Source, new ColumnPlaces(mapping, dialect), dialect.Columns);
        _processor = new RowProcessor(decoder, ImportPipeline.Create(dialect, mapping, plan, entry.StartedAt), entry.Source);
        _reader = new StoredRowReader(dialect, entry.Source);
    }

    /// <summary>Replays one page; what is accepted or suppressed is stored as that and still stands in quarantine afterwards.</summary>
    /// <returns>Where the next page begins; null when this was the last.</returns>
    public async Task<ulong?> ReplayAsync(ulong from, QuarantineCounter total, CancellationToken ct)
    {
        Begin();
        var counter = new QuarantineCounter();
        var (count, next) = (0, from);
        var parameters = new QueryParameters { { "log_id", _entry.LogId }, { "from", from }, { "limit", PageSize } };
        await using (var rows = await _client.OpenAsync(Page, parameters, ct))
        {
            for (; await rows.ReadAsync(ct); count++)
                next = await ReplayAsync(rows, counter, ct) + 1;
        }
        await StoreAsync(ct);
        total.Add(counter);
        return count == PageSize ? next : null;
    }

    /// <summary>Why the record that was replayed last was rejected; null when it was not.</summary>
    public Rejection? LatestRejection { get; private set; }

    /// <summary>Replays one record with another text; what it becomes is stored and still stands in quarantine afterwards.</summary>
    /// <remarks>When it is not in quarantine any more, an attempt before this one succeeded and its answer was lost.</remarks>
    public async Task<QuarantineCounter> ReplayEditedAsync(ulong offset, byte[] raw, CancellationToken ct)
    {
        Begin();
        var counter = new QuarantineCounter();
        var parameters = new QueryParameters { { "log_id", _entry.LogId }, { "from", offset }, { "limit", 1 } };
        await using (var rows = await _client.OpenAsync(Page, parameters, ct))
        {
            _edited = (offset, raw);
            if (!await rows.ReadAsync(ct) || await ReplayAsync(rows, counter, ct) != offset)
                counter.AddAccepted();
            _edited = null;
        }
        await StoreAsync(ct);
        return counter;
    }

    public void Dispose() => _messages.Dispose();

    private void Begin()
    {
        _events.Clear();
        _suppressed.Clear();
        LatestRejection = null;
        // What an attempt that failed noted is not stored.
        if (_isComparedWithStored)
            _messages.Clear();
        _isComparedWithStored = false;
    }

    private async Task StoreAsync(CancellationToken ct)
    {
        await _events.StoreAsync(_client, ct);
        await _suppressed.StoreAsync(_client, ct);
    }

    private async ValueTask<ulong> ReplayAsync(RowStream rows, QuarantineCounter counter, CancellationToken ct)
    {
        var receivedAt = rows.ReadDateTime();
        var offset = rows.ReadUInt64();
        var (line, part) = ((long)rows.ReadUInt64(), (int)rows.ReadUInt64());
        var code = rows.ReadString();
        var raw = rows.ReadStringBytes().ToArray();
        var known = (rows.ReadUInt64(), rows.ReadUInt32());
        if (_edited is { } edited && edited.Offset != offset)
            return offset;
        if (_edited is not null)
            raw = _edited.Value.Raw;
        else if (RowFault.Codes.Contains(code))
        {
            counter.AddUnreadable();
            return offset;
        }
        _reader.Read(raw, line, _record);
        _event.ReceivedAt = receivedAt.ToUnixTimeMilliseconds();
        var outcome = _processor.Process(_record, part, _event);
        if (outcome.Rejection is { } rejection)
        {
            LatestRejection = rejection;
            counter.AddRejected(rejection.Code);
            return offset;
        }
        // As it came it was new: it is known since. What is read otherwise now, or for the first time, may be stored already.
        if (!_event.Fingerprint.IsNone && (_event.Fingerprint.Id, _event.Fingerprint.Content) != known)
            outcome = await CompareWithStoredAsync(outcome, ct);
        (_event.LogId, _event.LogOffset) = (_entry.LogId, offset);
        if (outcome.SuppressedReason is { } reason)
        {
            _suppressed.Append(_event, reason);
            counter.AddSuppressed(reason);
            return offset;
        }
        _events.Append(_event);
        counter.AddAccepted();
        return offset;
    }

    private async ValueTask<Outcome> CompareWithStoredAsync(Outcome outcome, CancellationToken ct)
    {
        _isComparedWithStored = true;
        var fingerprint = _event.Fingerprint;
        if (!_messages.Covers(_event.Source, fingerprint.Day))
            await _messages.LoadAsync(_event.Source, fingerprint.Day, ct);
        return _messages.Add(fingerprint).Decide(outcome, _event);
    }
}
