using System.Text.Json;
using Cairn.Data;
using Cairn.Plan;

namespace Cairn.Warehouse.Logs;

/// <summary>Reads and writes the table <c>imports</c>.</summary>
public sealed class LogLedger(WarehouseClient client)
{
    private static readonly SqlText InsertImport = SqlText.Load(typeof(LogLedger), "insert_import.sql");
    private static readonly SqlText FindImports = SqlText.Load(typeof(LogLedger), "find_imports.sql");
    private static readonly SqlText DeleteImports = SqlText.Load(typeof(LogLedger), "delete_imports.sql");
    private static readonly SqlText RejectedByCode = SqlText.Load(typeof(LogLedger), "rejected_by_code.sql");
    private static readonly SqlText ReusedIds = SqlText.Load(typeof(LogLedger), "reused_ids.sql");
    private static readonly SqlText SuppressedByReason = SqlText.Load(typeof(LogLedger), "suppressed_by_reason.sql");
    private static readonly SqlText LatestDigest = SqlText.Load(typeof(LogLedger), "latest_plan_digest.sql");
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The entries of a log, oldest first: the one with which it began, one for every later plan, and of an import that has records the one with which it ended.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> FindAsync(string logId, CancellationToken ct)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in client.QueryAsync<LedgerEntry>(FindImports, new() { { "log_id", logId } }, ct))
            entries.Add(entry);
        return entries;
    }

    /// <summary>Notes that a log is checked against another plan from here on, or against one that others were not checked against since, so that reports know the latest one.</summary>
    public async Task AddPlanAsync(IReadOnlyList<LedgerEntry> entries, TrackingPlan plan, string text, DateTimeOffset at, CancellationToken ct)
    {
        if (entries[^1].PlanDigest != plan.Digest || await client.QuerySingleAsync<string>(LatestDigest, null, ct) != plan.Digest)
            await AddAsync(entries[0] with { StartedAt = at, Plan = text, PlanDigest = plan.Digest, Records = 0 }, ct);
    }

    /// <summary>Notes that all records of a log are stored. Doing so twice changes nothing.</summary>
    public async Task EndAsync(string logId, ulong records, DateTimeOffset at, CancellationToken ct)
    {
        var entries = await FindAsync(logId, ct);
        if (entries.All(static entry => entry.Records == 0))
            await AddAsync(entries[^1] with { StartedAt = at, Records = records }, ct);
    }

    /// <summary>Adds an entry.</summary>
    public async Task AddAsync(LedgerEntry entry, CancellationToken ct) =>
        await client.InsertAsync(InsertImport, (body, token) => JsonSerializer.SerializeAsync(body, entry, Json, token), null, ct);

    /// <summary>Removes the entries of a log.</summary>
    public Task DeleteAsync(string logId, CancellationToken ct) =>
        client.ExecuteAsync(DeleteImports, new QueryParameters { { "log_id", logId } }, ct);

    /// <summary>The reasons for which records of a log are in quarantine, with how many.</summary>
    public Task<IReadOnlyList<RejectedCount>> CountRejectedAsync(string logId, CancellationToken ct) =>
        CountAsync<RejectedCount>(RejectedByCode, logId, ct);

    /// <summary>The reasons for which records of a log are not stored although nothing is wrong with them, with how many.</summary>
    public Task<IReadOnlyList<SuppressedCount>> CountSuppressedAsync(string logId, CancellationToken ct) =>
        CountAsync<SuppressedCount>(SuppressedByReason, logId, ct);

    /// <summary>How many events of a log have the message id of another event with other content.</summary>
    public Task<ulong> CountReusedIdsAsync(string logId, CancellationToken ct) =>
        client.QuerySingleAsync<ulong>(ReusedIds, new() { { "log_id", logId } }, ct);

    private async Task<IReadOnlyList<T>> CountAsync<T>(SqlText question, string logId, CancellationToken ct)
    {
        var counts = new List<T>();
        await foreach (var count in client.QueryAsync<T>(question, new() { { "log_id", logId } }, ct))
            counts.Add(count);
        return counts;
    }
}
