using Cairn.Data;
using Cairn.Import.Decoding;
using Cairn.Import.Mapping;
using Cairn.Import.Quarantined;
using Cairn.Import.Reading;
using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Pipeline;
using Cairn.Plan.Inference;
using Cairn.Warehouse;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Inference;

/// <summary>Shows what came to a <see cref="PlanInference"/>: the rows of files, and the events and the quarantine of a data folder. No plan is asked.</summary>
/// <param name="inference">Looks at every event.</param>
public sealed class InferenceScan(PlanInference inference)
{
    /// <summary>Events of one name that are looked at in a data folder.</summary>
    public const ulong MaximumOfName = 20_000;

    private const int PageSize = 20_000;

    private static readonly SqlText Stored = SqlText.Load(typeof(InferenceScan), "inferred_events.sql");
    private static readonly SqlText Logs = SqlText.Load(typeof(QuarantineReplay), "quarantined_logs.sql");
    private static readonly SqlText Page = SqlText.Load(typeof(QuarantineReplay), "quarantine_page.sql");

    /// <summary>Records that could not be read, and say nothing.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Looks at every row of a file.</summary>
    /// <exception cref="UserException">File and mapping do not fit each other.</exception>
    public async Task ReadFileAsync(LogOpener opener, LogFile file, ImportMapping mapping, CancellationToken ct)
    {
        var reading = await LogReading.PrepareAsync(opener, file, mapping, null, ct);
        using var log = await reading.OpenAsync(null, ct);
        var processor = new RowProcessor(log.Decoder, new EventPipeline([]), reading.Source);
        foreach (var row in log.Records.Read())
        {
            ct.ThrowIfCancellationRequested();
            Look(processor, row.Row, row.Part);
        }
    }

    /// <summary>Looks at what a data folder holds: of each name the first events, and the whole quarantine.</summary>
    /// <exception cref="WarehouseException">The warehouse does not answer.</exception>
    public async Task ReadWarehouseAsync(WarehouseClient client, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        await using (var rows = await client.OpenAsync(Stored, new QueryParameters { { "most", MaximumOfName } }, ct))
        {
            while (await rows.ReadAsync(ct))
                inference.Add(EventOf(rows));
        }
        var logs = new List<string>();
        await foreach (var logId in client.QueryAsync<string>(Logs, null, ct))
            logs.Add(logId);
        var ledger = new LogLedger(client);
        foreach (var logId in logs)
            if (await ledger.FindAsync(logId, ct) is [var entry, ..])
                await ReadQuarantineAsync(client, entry, ct);
    }

    private static Event EventOf(RowStream rows)
    {
        var e = new Event
        {
            Name = rows.ReadString(),
            Flags = rows.ReadString(),
            Value = rows.TryReadNull() ? null : rows.ReadDecimal(),
            Currency = rows.ReadString(),
            OrderId = rows.ReadString(),
            Properties = rows.ReadString(),
        };
        e.Identifiers = [.. ((string[])rows.ReadValue()!).Select(static type => new Identifier(type, ""))];
        return e;
    }

    private async Task ReadQuarantineAsync(WarehouseClient client, LedgerEntry entry, CancellationToken ct)
    {
        var mapping = MappingFile.Parse(entry.Mapping, $"the mapping of {entry.FileName}");
        var dialect = Dialect.Parse(entry.Dialect, entry.Header);
        var decoder = RowDecoders.Of(mapping, dialect, entry.Source, new ColumnPlaces(mapping, dialect), dialect.Columns);
        var processor = new RowProcessor(decoder, new EventPipeline([]), entry.Source);
        var (reader, record) = (new StoredRowReader(dialect, entry.Source), new Row());
        var (count, from) = (PageSize, 0UL);
        while (count == PageSize)
        {
            count = 0;
            var parameters = new QueryParameters { { "log_id", entry.LogId }, { "from", from }, { "limit", PageSize } };
            await using var rows = await client.OpenAsync(Page, parameters, ct);
            for (; await rows.ReadAsync(ct); count++)
            {
                rows.ReadDateTime();
                from = rows.ReadUInt64() + 1;
                var (line, part) = ((long)rows.ReadUInt64(), (int)rows.ReadUInt64());
                var code = rows.ReadString();
                var raw = rows.ReadStringBytes().ToArray();
                if (RowFault.Codes.Contains(code))
                {
                    Unreadable++;
                    continue;
                }
                reader.Read(raw, line, record);
                Look(processor, record, part);
            }
        }
    }

    private void Look(RowProcessor processor, Row record, int part)
    {
        var e = new Event();
        if (processor.Process(record, part, e).Rejection is null)
            inference.Add(e);
        else
            Unreadable++;
    }
}
