using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse;
using Cairn.Warehouse.Events;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse.Native;

namespace Cairn.Pipeline.Replaying;

/// <summary>
/// Puts pages in the place of stored records, so that dying at any instant neither loses nor doubles one: the journal first,
/// then the old records out, the new ones in, the journal away. Whoever comes next and finds a journal does the same again.
/// </summary>
/// <remarks>
/// Before anything is done all writes that are running have ended: a DELETE goes on after the death of whoever sent it, and
/// of the engine, and would otherwise take the new records with it. Between the two steps the records are in the journal only
/// and no report sees them; for that long nobody may count (<see cref="ReplayLock"/>).
/// </remarks>
internal sealed class ReplayTurn(string folder, TimeProvider time)
{
    private static readonly SqlText Counts = SqlText.Load(typeof(ReplayTurn), "count_replaced.sql");

    private static readonly SqlText[] Deletes =
    [
        SqlText.Load(typeof(ReplayTurn), "delete_replaced_events.sql"),
        SqlText.Load(typeof(ReplayTurn), "delete_replaced_quarantine.sql"),
        SqlText.Load(typeof(ReplayTurn), "delete_replaced_suppressed.sql"),
    ];

    private static readonly SqlText[] Inserts =
    [
        EventBlock.Statement,
        QuarantineBlock.Statement,
        SuppressedBlock.Statement,
    ];

    private readonly ReplayLock _lock = new(folder, time);
    private readonly ReplayJournal _journal = new(folder);

    /// <summary>Told before every step; a test that throws here dies there.</summary>
    internal Action<string>? BeforeStep { get; init; }

    /// <summary>Waits until nothing is being replaced, and finishes what a replay that died left behind.</summary>
    /// <returns>For as long as it is held, no replay replaces anything.</returns>
    public async Task<IDisposable> ShareAsync(WarehouseClient client, CancellationToken ct)
    {
        while (true)
        {
            if (_journal.IsPending)
                await FinishAsync(client, ct);
            var shared = await _lock.ShareAsync(ct);
            if (!_journal.IsPending)
                return shared;
            shared.Dispose();
        }
    }

    /// <summary>Waits until nobody delivers or replays, and finishes what a replay that died left behind.</summary>
    /// <returns>For as long as it is held, nobody else does.</returns>
    public async Task<IDisposable> OwnAsync(WarehouseClient client, CancellationToken ct)
    {
        var owned = await _lock.OwnAsync(ct);
        try
        {
            if (_journal.IsPending)
                await PutAsync(client, ct);
            return owned;
        }
        catch
        {
            owned.Dispose();
            throw;
        }
    }

    /// <summary>Finishes what a replay that died left behind.</summary>
    public async Task FinishAsync(WarehouseClient client, CancellationToken ct) => (await OwnAsync(client, ct)).Dispose();

    /// <summary>Puts a page in the place of what is stored there.</summary>
    /// <exception cref="UserException">The journal cannot be written, or the warehouse does not hold what was put there.</exception>
    public async Task ReplaceAsync(WarehouseClient client, ReplayPage page, CancellationToken ct)
    {
        using var owned = await OwnAsync(client, ct);
        BeforeStep?.Invoke("journal");
        await _journal.WriteAsync(page, ct);
        // Whoever stops the replay now stops it behind this page: between its steps records are in no table.
        await PutAsync(client, CancellationToken.None);
    }

    private async Task PutAsync(WarehouseClient client, CancellationToken ct)
    {
        var head = _journal.ReadHead();
        var loader = new LogLoader(client, head.LogId, time);
        await loader.RetryAsync(async token =>
        {
            await loader.Contents.WaitForRunningWritesAsync(token);
            await TakeOutAsync(client, head, token);
            await PutInAsync(client, head, token);
            return true;
        }, ct);
        BeforeStep?.Invoke("remove");
        _journal.Remove();
    }

    private async Task TakeOutAsync(WarehouseClient client, JournalHead head, CancellationToken ct)
    {
        var stored = await CountAsync(client, head, ct);
        for (var table = 0; table < Deletes.Length; table++)
        {
            BeforeStep?.Invoke(Deletes[table].Name);
            if (stored[table] > 0)
                await client.ExecuteAsync(Deletes[table], Places(head), ct);
        }
        // A delete that has ended has taken everything; otherwise what comes next would be stored twice.
        if (Array.Exists(await CountAsync(client, head, ct), static rows => rows > 0))
            throw new WarehouseException($"records of {head.LogId} are still there after they were deleted", 0, isRetryable: true);
    }

    private async Task PutInAsync(WarehouseClient client, JournalHead head, CancellationToken ct)
    {
        for (var table = 0; table < Inserts.Length; table++)
        {
            BeforeStep?.Invoke(Inserts[table].Name);
            var block = table;
            if (head.Rows[table] > 0)
                await client.InsertAsync(Inserts[table], (body, token) => _journal.CopyAsync(head, block, body, token), null, ct);
        }
        BeforeStep?.Invoke("prove");
        var stored = await CountAsync(client, head, ct);
        if (!stored.Select(static rows => (long)rows).SequenceEqual(head.Rows.Select(static rows => (long)rows)))
            throw new WarehouseException($"the warehouse holds {string.Join(", ", stored)} records where {string.Join(", ", head.Rows)} were put", 0, isRetryable: true);
    }

    private static async Task<ulong[]> CountAsync(WarehouseClient client, JournalHead head, CancellationToken ct)
    {
        var counts = await client.QuerySingleAsync<TakenCounts>(Counts, Places(head), ct);
        return [counts.Events, counts.Quarantined, counts.Suppressed];
    }

    private static QueryParameters Places(JournalHead head) => new()
    {
        { "log_id", head.LogId }, { "from", head.Offsets[0] }, { "to", head.Offsets[^1] }, { "offsets", head.Offsets },
    };
}
