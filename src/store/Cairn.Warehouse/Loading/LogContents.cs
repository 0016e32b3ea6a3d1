using Cairn.Data;
using Cairn.Model;

namespace Cairn.Warehouse.Loading;

/// <summary>What the warehouse holds of one log: counts it, finds it and removes it. <see cref="LogLoader"/> is who adds to it.</summary>
/// <param name="client">The warehouse.</param>
/// <param name="logId">The log.</param>
/// <param name="time">The clock by which it waits.</param>
public sealed class LogContents(WarehouseClient client, string logId, TimeProvider time)
{
    private static readonly SqlText Counts = SqlText.Load(typeof(LogContents), "taken_counts.sql");
    private static readonly SqlText Offsets = SqlText.Load(typeof(LogContents), "taken_offsets.sql");
    private static readonly SqlText CountSettled = SqlText.Load(typeof(LogContents), "count_settled.sql");
    private static readonly SqlText DeleteSettled = SqlText.Load(typeof(LogContents), "delete_settled.sql");
    private static readonly SqlText TombstonePages = SqlText.Load(typeof(LogContents), "tombstone_pages.sql");
    private static readonly SqlText CountErased = SqlText.Load(typeof(LogContents), "count_erased.sql");
    private static readonly SqlText DeleteErasedEvents = SqlText.Load(typeof(LogContents), "delete_erased_events.sql");
    private static readonly SqlText DeleteErasedQuarantine = SqlText.Load(typeof(LogContents), "delete_erased_quarantine.sql");
    private static readonly SqlText DeleteErasedSuppressed = SqlText.Load(typeof(LogContents), "delete_erased_suppressed.sql");
    private static readonly SqlText DeleteEvents = SqlText.Load(typeof(LogContents), "delete_events.sql");
    private static readonly SqlText DeleteQuarantine = SqlText.Load(typeof(LogContents), "delete_quarantine.sql");
    private static readonly SqlText DeleteSuppressed = SqlText.Load(typeof(LogContents), "delete_suppressed.sql");

    /// <summary>Counts the stored records of the whole log.</summary>
    public Task<TakenCounts> CountAsync(CancellationToken ct) => CountAsync(0, ulong.MaxValue, ct);

    /// <summary>Counts the stored records in <c>[from, to)</c>.</summary>
    public Task<TakenCounts> CountAsync(ulong from, ulong to, CancellationToken ct) =>
        client.QuerySingleAsync<TakenCounts>(Counts, Range(from, to), ct);

    /// <summary>Makes sure that exactly the first <paramref name="records"/> records of the log are stored.</summary>
    /// <exception cref="UserException">They are not.</exception>
    public async Task<TakenCounts> ProveAsync(ulong records, CancellationToken ct)
    {
        var stored = await CountAsync(ct);
        var within = await CountAsync(0, records, ct);
        return stored.Total == records && within == stored
            ? stored
            : throw Inconsistent(0, records, $"{stored.Total} are stored where the file gives {records}");
    }

    /// <summary>Finds the stored records in <c>[from, from + length)</c>.</summary>
    /// <exception cref="UserException">The warehouse holds one of them twice.</exception>
    public async Task<TakenOffsets> FindAsync(ulong from, int length, CancellationToken ct)
    {
        var to = from + (ulong)length;
        if ((await CountAsync(from, to, ct)).Total == 0)
            return TakenOffsets.None;
        var stored = new TakenOffsets(from, length);
        await using var rows = await client.OpenAsync(Offsets, Range(from, to), ct);
        while (await rows.ReadAsync(ct))
        {
            var offset = rows.ReadUInt64();
            if (!stored.Add(offset))
                throw Inconsistent(offset, offset + 1, "it is stored twice");
        }
        return stored;
    }

    /// <summary>Waits until every INSERT and DELETE that is running in the warehouse has ended (<see cref="RunningWrites"/>), so that what is counted then stays.</summary>
    /// <exception cref="UserException">One of them does not end within five minutes.</exception>
    public Task WaitForRunningWritesAsync(CancellationToken ct) => RunningWrites.WaitAsync(client, time, ct);

    /// <summary>A tombstone lies within one page of so many offsets, which bounds what is removed at once.</summary>
    public const ulong TombstonePageOffsets = 100_000;

    /// <summary>
    /// Removes what an interrupted replay or erasure has left: rows in quarantine that are stored as events or suppressed, and rows under a
    /// tombstone.
    /// </summary>
    /// <returns>How many rows were removed.</returns>
    public async Task<ulong> SettleAsync(CancellationToken ct)
    {
        var pages = new List<ulong>();
        await foreach (var page in client.QueryAsync<ulong>(TombstonePages, new() { { "log_id", logId }, { "page_offsets", TombstonePageOffsets } }, ct))
            pages.Add(page);
        var erased = 0UL;
        foreach (var page in pages)
            erased += await RemoveErasedAsync(page, ct);
        var settled = await client.QuerySingleAsync<ulong>(CountSettled, Log(), ct);
        if (settled > 0)
            await client.ExecuteAsync(DeleteSettled, Log(), ct);
        return erased + settled;
    }

    /// <summary>Removes the rows of one page whose offsets are taken by tombstones.</summary>
    /// <param name="page">Any offset of the page (<see cref="TombstonePageOffsets"/>).</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="beforeStep">Told the name of each statement before it is run.</param>
    /// <returns>How many rows were removed.</returns>
    public async Task<ulong> RemoveErasedAsync(ulong page, CancellationToken ct, Action<string>? beforeStep = null)
    {
        var from = page / TombstonePageOffsets * TombstonePageOffsets;
        var range = Range(from, from + TombstonePageOffsets);
        var rows = await client.QuerySingleAsync<TakenCounts>(CountErased, range, ct);
        foreach (var (count, delete) in new[] { (rows.Events, DeleteErasedEvents), (rows.Quarantined, DeleteErasedQuarantine), (rows.Suppressed, DeleteErasedSuppressed) })
        {
            if (count == 0)
                continue;
            beforeStep?.Invoke(delete.Name);
            await client.ExecuteAsync(delete, range, ct);
        }
        return rows.Total;
    }

    /// <summary>Removes everything that is stored of the log, but not its tombstones; returns when it is gone.</summary>
    public async Task DeleteAsync(CancellationToken ct)
    {
        await client.ExecuteAsync(DeleteEvents, Log(), ct);
        await client.ExecuteAsync(DeleteQuarantine, Log(), ct);
        await client.ExecuteAsync(DeleteSuppressed, Log(), ct);
    }

    internal static UserException Inconsistent(ulong from, ulong to, string what) => new(
        to == from + 1 ? $"the warehouse is inconsistent at record {from} of the log: {what}" : $"the warehouse is inconsistent in records {from} to {to - 1} of the log: {what}",
        "Nothing was changed. An imported file can be imported again with --replace, which removes what is stored of it first. Please report this.");

    private QueryParameters Log() => new() { { "log_id", logId } };

    private QueryParameters Range(ulong from, ulong to) => new() { { "log_id", logId }, { "from", from }, { "to", to } };
}
