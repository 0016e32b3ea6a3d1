using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Requests;
using Cairn.Plan;
using Cairn.Warehouse;

namespace Cairn.Import.Loading;

/// <summary>
/// Notes logs of the collector in the table <c>imports</c>, beside the files: so reports know the latest plan, and what lies in
/// quarantine can be replayed.
/// </summary>
/// <param name="client">The warehouse.</param>
/// <param name="plan">The plan that the log's records are held against.</param>
/// <param name="planText">Its file's text.</param>
/// <param name="time">The clock.</param>
public sealed class CollectorLog(WarehouseClient client, TrackingPlan plan, string planText, TimeProvider time)
{
    internal const string FileName = "collector";

    private readonly ImportLedger _ledger = new(client);

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
        {
            await _ledger.AddPlanAsync(known, plan, planText, now, ct);
            return;
        }
        var mapping = MappingFile.Requests;
        var dialect = new Dialect { Format = LogFormat.Requests, Columns = RequestLogReader.LineColumns };
        await _ledger.AddAsync(
            new ImportEntry(logId, now, $"{FileName} {logId}", 0, "", mapping.Text, mapping.Digest, [.. dialect.Columns], dialect.ToText(), planText, plan.Digest), ct);
    }
}
