using Cairn.Data;
using Cairn.Warehouse;

namespace Cairn.Pipeline.Deduplication.Report;

/// <summary>
/// Reports what deduplication did, from what the warehouse holds: so it says the same after every restart, and what was
/// counted can be looked at. Covers what the collector took in and what was imported.
/// </summary>
public static class DuplicateReport
{
    private static readonly SqlText Question = SqlText.Load(typeof(DuplicateReport), "duplicates.sql");

    /// <summary>The sources and events with second deliveries or reused ids, most first.</summary>
    public static async Task<IReadOnlyList<DuplicateCount>> ReadAsync(WarehouseClient client, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        var counts = new List<DuplicateCount>();
        await foreach (var count in client.QueryAsync<DuplicateCount>(Question, null, ct))
            counts.Add(count);
        return counts;
    }
}
