using Cairn.Data;
using Cairn.Model;
using Cairn.Pipeline.Replaying;
using Cairn.Plan;
using Cairn.Spool;
using Cairn.Warehouse;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Quarantined;

/// <summary>
/// Takes quarantined records through the mapping they came with and a fixed plan. What is accepted becomes an event with
/// the same offset in its log, what has to be suppressed is noted there, and both then leave the quarantine.
/// </summary>
/// <remarks>
/// A record that is in two tables was accepted or suppressed by a replay that died between the two steps. Such rows are
/// taken out of quarantine before anything else, so that dying at any moment changes nothing but the time it takes.
/// </remarks>
/// <param name="client">The warehouse.</param>
/// <param name="dataFolder">The data folder, for the lock that keeps replay and import of one log apart.</param>
/// <param name="time">The clock.</param>
public sealed class QuarantineReplay(WarehouseClient client, string dataFolder, TimeProvider time)
{
    private static readonly SqlText Logs = SqlText.Load(typeof(QuarantineReplay), "quarantined_logs.sql");

    private readonly LogLedger _ledger = new(client);

    /// <summary>Replays every log that has records in quarantine.</summary>
    /// <param name="plan">The fixed plan.</param>
    /// <param name="planText">Its file's text, which the warehouse keeps.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UserException">Another process works on one of the logs, or the warehouse does not allow it.</exception>
    public async Task<ReplaySummary> RunAsync(TrackingPlan plan, string planText, CancellationToken ct)
    {
        var total = new QuarantineCounter();
        try
        {
            var logs = new List<string>();
            await foreach (var logId in client.QueryAsync<string>(Logs, null, ct))
                logs.Add(logId);
            foreach (var logId in logs)
                await ReplayLogAsync(logId, plan, planText, total, ct);
        }
        catch (WarehouseException problem)
        {
            throw new UserException($"the warehouse stopped the replay: {problem.Message}",
                "Remove the cause (space on the disk, permissions, the engine), then run the same command again; nothing is stored twice.", problem);
        }
        return total.ToSummary();
    }

    private async Task ReplayLogAsync(string logId, TrackingPlan plan, string planText, QuarantineCounter total, CancellationToken ct)
    {
        if (await _ledger.FindAsync(logId, ct) is not [var entry, ..] entries)
            throw new UserException($"the log {logId} has records in quarantine and no entry in the table imports",
                "Import its file again with --replace.");
        using var held = LogLock.Take(dataFolder, logId, entry.FileName);
        if (logId.StartsWith(SpoolFileName.LogPrefix, StringComparison.Ordinal))
            await new SpoolReplay(client, dataFolder, time).FinishAsync(ct);
        var loader = new LogLoader(client, logId, time);
        await _ledger.AddPlanAsync(entries, plan, planText, time.GetUtcNow(), ct);
        using var messages = await MessagesLock.TakeAsync(dataFolder, time, static _ => { }, ct);
        using var pages = new ReplayPages(client, entry, plan);
        for (ulong? from = 0; from is { } place;)
        {
            from = await loader.RetryAsync(async token =>
            {
                await loader.Contents.WaitForRunningWritesAsync(token);
                await loader.Contents.SettleAsync(token);
                return await pages.ReplayAsync(place, total, token);
            }, ct);
        }
        await loader.Contents.SettleAsync(ct);
    }
}
