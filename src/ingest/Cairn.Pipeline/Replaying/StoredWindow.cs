using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse;
using Cairn.Warehouse.Events;

namespace Cairn.Pipeline.Replaying;

/// <summary>What the warehouse holds of a stretch of a log, read ahead of whoever goes through it in order.</summary>
internal sealed class StoredWindow(WarehouseClient client, string logId, ulong end)
{
    private const ulong Length = 16_384;

    private static readonly SqlText Events = SqlText.Load(typeof(StoredWindow), "stored_events.sql");
    private static readonly SqlText Quarantine = SqlText.Load(typeof(StoredWindow), "stored_quarantine.sql");
    private static readonly SqlText Suppressed = SqlText.Load(typeof(StoredWindow), "stored_suppressed.sql");
    private static readonly SqlText Tombstones = SqlText.Load(typeof(StoredWindow), "stored_tombstones.sql");

    private readonly Dictionary<ulong, StoredRecord> _records = [];
    private ulong _from, _to;

    /// <summary>What stands at a place; null when nothing does.</summary>
    public async ValueTask<StoredRecord?> AtAsync(ulong offset, CancellationToken ct)
    {
        if (offset < _from || offset >= _to)
            await ReadAsync(offset, ct);
        return _records.GetValueOrDefault(offset);
    }

    private async Task ReadAsync(ulong from, CancellationToken ct)
    {
        _records.Clear();
        (_from, _to) = (from, Math.Min(from + Length, end));
        await ReadEventsAsync(ct);
        await ReadAsync(Quarantine, QuarantinedOf, ct);
        await ReadAsync(Suppressed, SuppressedOf, ct);
        await ReadAsync(Tombstones, static _ => new StoredRecord { Kind = StoredKind.Erased, Event = new Event() }, ct);
    }

    private async Task ReadEventsAsync(CancellationToken ct)
    {
        await using var rows = await client.OpenAsync(Events, Range(), ct);
        var reader = new EventReader(rows);
        while (await rows.ReadAsync(ct))
        {
            var e = reader.Read();
            Add(e.LogOffset, new StoredRecord { Kind = StoredKind.Event, Event = e });
        }
    }

    private async Task ReadAsync(SqlText question, Func<RowStream, StoredRecord> read, CancellationToken ct)
    {
        await using var rows = await client.OpenAsync(question, Range(), ct);
        while (await rows.ReadAsync(ct))
            Add(rows.ReadUInt64(), read(rows));
    }

    private void Add(ulong offset, StoredRecord record)
    {
        if (!_records.TryAdd(offset, record))
            throw new UserException(
                $"the warehouse holds record {offset} of {logId} twice", "Nothing was changed. Please report this, with the version of Cairn that wrote it.");
    }

    private QueryParameters Range() => new() { { "log_id", logId }, { "from", _from }, { "to", _to } };

    private static StoredRecord QuarantinedOf(RowStream rows)
    {
        var e = new Event { Name = rows.ReadString() };
        return new StoredRecord { Kind = StoredKind.Quarantined, Event = e, Code = rows.ReadString(), Field = rows.ReadString(), Reason = rows.ReadString() };
    }

    private static StoredRecord SuppressedOf(RowStream rows)
    {
        var e = new Event { Name = rows.ReadString(), MessageId = rows.ReadString(), OccurredAt = rows.ReadInt64() };
        return new StoredRecord { Kind = StoredKind.Suppressed, Event = e, Code = rows.ReadString() };
    }
}
