using Cairn.Data;
using Cairn.Model;
using Cairn.Pipeline.Replaying;
using Cairn.Warehouse;
using Cairn.Warehouse.Loading;

namespace Cairn.Pipeline.Erasing;

/// <summary>Takes records out of the warehouse for good: tombstones take their offsets, so that no import, delivery or replay stores them again.</summary>
/// <remarks>
/// <para>Invariants (docs/decisions/0012). A tombstone stands before the first record is removed, and only what is under one is removed; so
/// the process may die at any instant, and whoever counts the log next removes the rest (<see cref="LogContents.SettleAsync"/>). A
/// tombstone never goes, not with <c>--replace</c> either.</para>
/// <para>While it works nobody delivers, replays or imports the log: it holds the log's lock and the turn of replays.</para>
/// </remarks>
/// <param name="client">The warehouse.</param>
/// <param name="dataFolder">The data folder, for the locks.</param>
/// <param name="time">The clock.</param>
public sealed class RecordErasure(WarehouseClient client, string dataFolder, TimeProvider time)
{
    /// <summary>Offsets that go into one statement's parameters.</summary>
    private const int MaxOffsetsAtOnce = 10_000;

    private static readonly SqlText Insert = SqlText.Load(typeof(RecordErasure), "insert_tombstones.sql");
    private static readonly SqlText InsertBefore = SqlText.Load(typeof(RecordErasure), "insert_tombstones_before.sql");
    private static readonly SqlText LastOffset = SqlText.Load(typeof(RecordErasure), "last_offset.sql");

    /// <summary>Told before every step; a test that throws here dies there.</summary>
    internal Action<string>? BeforeStep { get; init; }

    /// <summary>Removes the records that stand at certain offsets of a log.</summary>
    /// <returns>How many records were removed.</returns>
    /// <exception cref="UserException">Another process works on the log.</exception>
    /// <exception cref="WarehouseException">The warehouse stopped it; the next call goes on.</exception>
    public Task<ulong> EraseAsync(string logId, IEnumerable<ulong> offsets, CancellationToken ct)
    {
        var pages = offsets.Order().GroupBy(static offset => offset / LogContents.TombstonePageOffsets).SelectMany(static page => page.Chunk(MaxOffsetsAtOnce));
        return RunAsync(logId, pages, Insert, static page => (page[0], page[^1] + 1), (page, parameters) =>
        {
            parameters.Add("offsets", page);
            parameters.Add("reason", TombstoneReasons.Erasure);
        }, ct);
    }

    /// <summary>Removes the records of a log that were received before a time.</summary>
    /// <returns>How many records were removed.</returns>
    /// <exception cref="UserException">Another process works on the log.</exception>
    /// <exception cref="WarehouseException">The warehouse stopped it; the next call goes on.</exception>
    public async Task<ulong> ExpireAsync(string logId, DateTimeOffset receivedBefore, CancellationToken ct)
    {
        var end = await client.QuerySingleAsync<ulong>(LastOffset, new QueryParameters { { "log_id", logId } }, ct);
        return await RunAsync(logId, Pages(end), InsertBefore, static from => (from, from + LogContents.TombstonePageOffsets), (_, parameters) =>
        {
            parameters.Add("before", receivedBefore);
            parameters.Add("reason", TombstoneReasons.Retention);
        }, ct);
    }

    private static IEnumerable<ulong> Pages(ulong end)
    {
        for (var from = 0UL; from < end; from += LogContents.TombstonePageOffsets)
            yield return from;
    }

    private async Task<ulong> RunAsync<TPage>(
        string logId, IEnumerable<TPage> pages, SqlText insert, Func<TPage, (ulong From, ulong To)> range, Action<TPage, QueryParameters> add, CancellationToken ct)
    {
        using var held = LogLock.Take(dataFolder, logId, logId);
        var turn = new ReplayTurn(Path.Combine(dataFolder, SpoolReplay.Folder), time);
        var loader = new LogLoader(client, logId, time);
        var removed = 0UL;
        foreach (var page in pages)
        {
            using var owned = await turn.OwnAsync(client, ct);
            removed += await loader.RetryAsync(async token =>
            {
                var (from, to) = range(page);
                await loader.Contents.WaitForRunningWritesAsync(token);
                // What an attempt that died has left would give other runs of offsets than those that have their tombstones.
                var count = await loader.Contents.RemoveErasedAsync(from, token);
                BeforeStep?.Invoke("tombstones");
                var parameters = new QueryParameters { { "log_id", logId }, { "from", from }, { "to", to }, { "made_at", time.GetUtcNow() } };
                add(page, parameters);
                await client.ExecuteAsync(insert, parameters, token);
                BeforeStep?.Invoke("records");
                return count + await loader.Contents.RemoveErasedAsync(from, token, BeforeStep);
            }, ct);
        }
        return removed;
    }
}
