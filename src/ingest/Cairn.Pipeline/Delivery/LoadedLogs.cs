using Cairn.Data;
using Cairn.Spool;
using Cairn.Warehouse;
using Cairn.Warehouse.Loading;

namespace Cairn.Pipeline.Delivery;

/// <summary>Finds by reading the warehouse, and nothing else, how far each spool file was loaded (docs/decisions/0002).</summary>
internal sealed class LoadedLogs(WarehouseClient client, TimeProvider time)
{
    private static readonly SqlText Stored = SqlText.Load(typeof(LoadedLogs), "stored_logs.sql");

    /// <summary>The state of each file, in their order.</summary>
    public async Task<IReadOnlyList<LoadedLog>> FindAsync(IReadOnlyList<SpoolFileName> files, CancellationToken ct)
    {
        await RunningWrites.WaitAsync(client, time, ct);
        var stored = new Dictionary<string, StoredLog>(StringComparer.Ordinal);
        await foreach (var log in client.QueryAsync<StoredLog>(Stored, null, ct))
            stored[log.LogId] = log;
        var found = new List<LoadedLog>();
        foreach (var file in files)
            found.Add(stored.TryGetValue(file.LogId, out var log) ? await FindAsync(file, log, ct) : new LoadedLog(file, 0, 0));
        MarkEnded(found, stored);
        return found;
    }

    /// <summary>Files are delivered one after the other, each to its end.</summary>
    private static void MarkEnded(List<LoadedLog> logs, Dictionary<string, StoredLog> stored)
    {
        var isLaterStored = false;
        for (var i = logs.Count - 1; i >= 0; i--)
        {
            var log = logs[i];
            var isToldLost = stored.TryGetValue(log.Name.LogId, out var known) && known.LostEnd > 0 && known.LostEnd == log.LoadedTo;
            logs[i] = log with { IsEnded = log.LoadedTo == log.StoredEnd && (isLaterStored || isToldLost) };
            isLaterStored |= log.StoredEnd > 0;
        }
    }

    private async Task<LoadedLog> FindAsync(SpoolFileName file, StoredLog log, CancellationToken ct)
    {
        var sink = new LogContents(client, log.LogId, time);
        var records = log.Records;
        // A replay of quarantine, or an erasure, that died between its two steps leaves a record where two things take its offset.
        if (records > log.StoredEnd || log.Erased > 0)
            records -= await sink.SettleAsync(ct);
        if (records == log.StoredEnd)
            return new LoadedLog(file, records, log.StoredEnd);
        return new LoadedLog(file, await FirstHoleAsync(sink, log.StoredEnd, ct), log.StoredEnd);
    }

    /// <summary>The first offset that is not stored: before it, as many records are stored as there are offsets.</summary>
    private static async Task<ulong> FirstHoleAsync(LogContents sink, ulong end, CancellationToken ct)
    {
        var (whole, holed) = (0UL, end);
        while (holed - whole > 1)
        {
            var middle = whole + (holed - whole) / 2;
            var isWhole = (await sink.CountAsync(0, middle, ct)).Total == middle;
            (whole, holed) = isWhole ? (middle, holed) : (whole, middle);
        }
        return whole;
    }
}
