using Cairn.Data;
using Cairn.Plan;

namespace Cairn.Warehouse.Logs;

/// <summary>
/// Notes logs of the collector in the table <c>imports</c>, beside the files: so reports know the latest plan, and what lies in
/// quarantine can be replayed.
/// </summary>
/// <param name="client">The warehouse.</param>
/// <param name="plan">The plan that the log's records are validated against.</param>
/// <param name="planText">Its file's text.</param>
/// <param name="time">The clock.</param>
public sealed class SpoolLedger(WarehouseClient client, TrackingPlan plan, string planText, TimeProvider time)
{
    /// <summary>What stands before the log's id in place of a file's name.</summary>
    public const string FileName = "collector";

    private readonly LogLedger _ledger = new(client);

    /// <summary>Keeps imports and replays away from a log's stored records, in whichever processes they run.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="logId">The log.</param>
    /// <returns>Lets the log go when it is disposed of, as the end of the process does.</returns>
    /// <exception cref="Model.UserException">Another process works on it.</exception>
    public static IDisposable Hold(string dataFolder, string logId) => LogLock.Take(dataFolder, logId, logId);

    /// <summary>Notes a log, or that it goes on with another plan. Doing so twice changes nothing.</summary>
    /// <exception cref="WarehouseException">The warehouse does not take it.</exception>
    public async Task BeginAsync(string logId, CancellationToken ct)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var known = await _ledger.FindAsync(logId, ct);
        if (known.Count > 0)
            await _ledger.AddPlanAsync(known, plan, planText, now, ct);
        else
            await _ledger.AddAsync(new LedgerEntry(
                logId, now, $"{FileName} {logId}", 0, "", RequestLogForm.Mapping, RequestLogForm.MappingDigest, [.. RequestLogForm.Columns], RequestLogForm.Dialect, planText, plan.Digest), ct);
    }
}
