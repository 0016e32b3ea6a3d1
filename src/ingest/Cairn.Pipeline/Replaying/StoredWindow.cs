using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Pipeline.Replaying;

/// <summary>What the warehouse holds of a stretch of a log, read ahead of whoever goes through it in order.</summary>
internal sealed class StoredWindow(WarehouseClient client, string logId, ulong end)
{
    private const ulong Length = 16_384;

    private static readonly SqlText Events = SqlText.Load(typeof(StoredWindow), "stored_events.sql");
    private static readonly SqlText Quarantine = SqlText.Load(typeof(StoredWindow), "stored_quarantine.sql");
    private static readonly SqlText KeptOut = SqlText.Load(typeof(StoredWindow), "stored_kept_out.sql");

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
        await ReadAsync(Events, static rows => new StoredRecord { Kind = StoredKind.Event, Event = EventOf(rows) }, ct);
        await ReadAsync(Quarantine, QuarantinedOf, ct);
        await ReadAsync(KeptOut, KeptOutOf, ct);
    }

    private async Task ReadAsync(SqlText question, Func<RowStream, StoredRecord> read, CancellationToken ct)
    {
        var range = new QueryParameters { { "log_id", logId }, { "from", _from }, { "to", _to } };
        await using var rows = await client.OpenAsync(question, range, ct);
        while (await rows.ReadAsync(ct))
        {
            var offset = rows.ReadUInt64();
            if (!_records.TryAdd(offset, read(rows)))
                throw new UserException(
                    $"the warehouse holds record {offset} of {logId} twice", "Nothing was changed. Please report this, with the version of Cairn that wrote it.");
        }
    }

    private static StoredRecord QuarantinedOf(RowStream rows)
    {
        var e = new Event { Name = rows.ReadString() };
        return new StoredRecord { Kind = StoredKind.Quarantined, Event = e, Code = rows.ReadString(), Field = rows.ReadString(), Reason = rows.ReadString() };
    }

    private static StoredRecord KeptOutOf(RowStream rows)
    {
        var e = new Event { Name = rows.ReadString(), MessageId = rows.ReadString(), OccurredAt = rows.ReadInt64() };
        return new StoredRecord { Kind = StoredKind.KeptOut, Event = e, Code = rows.ReadString() };
    }

    /// <summary>In the order of stored_events.sql.</summary>
    private static Event EventOf(RowStream rows)
    {
        var e = new Event
        {
            OccurredAt = rows.ReadInt64(),
            ReceivedAt = rows.ReadInt64(),
            Name = rows.ReadString(),
            Source = rows.ReadString(),
            MessageId = rows.ReadString(),
            UserId = rows.ReadString(),
            AnonymousId = rows.ReadString(),
            SessionId = rows.ReadString(),
            Platform = rows.ReadString(),
            Value = rows.TryReadNull() ? null : rows.ReadDecimal(),
            Currency = rows.ReadString(),
            OrderId = rows.ReadString(),
            Properties = rows.ReadString(),
            Flags = rows.ReadString(),
            Traffic = new TrafficSource
            {
                Channel = rows.ReadString(),
                Source = rows.ReadString(),
                Medium = rows.ReadString(),
                Campaign = rows.ReadString(),
                Content = rows.ReadString(),
                Term = rows.ReadString(),
                Referrer = rows.ReadString(),
                ClickIdType = rows.ReadString(),
                ClickId = rows.ReadString(),
                PageUrl = rows.ReadString(),
                VisitSource = rows.ReadString(),
                VisitMedium = rows.ReadString(),
                VisitCampaign = rows.ReadString(),
            },
        };
        var (types, values) = ((string[])rows.ReadValue()!, (string[])rows.ReadValue()!);
        e.Identifiers = [.. types.Zip(values, static (type, value) => new Identifier(type, value))];
        return e;
    }
}
