using System.Text;
using Cairn.Data;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline.Replaying;
using Cairn.Plan;
using Cairn.Spool;
using Cairn.Warehouse;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Quarantined;

/// <summary>
/// Fixes one record in quarantine and takes it in, at the same offset. What would be rejected again changes nothing.
/// </summary>
/// <param name="client">The warehouse.</param>
/// <param name="dataFolder">The data folder, for its locks.</param>
/// <param name="time">The clock.</param>
public sealed class QuarantineEdit(WarehouseClient client, string dataFolder, TimeProvider time)
{
    private static readonly SqlText Records = SqlText.Load(typeof(QuarantineEdit), "quarantine_record.sql");

    private readonly LogLedger _ledger = new(client);

    /// <summary>Finds a record by where it stands.</summary>
    /// <param name="file">The file as <c>cairn quarantine list</c> shows it, or the end of its path.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="part">Which of the line's records; null when it is the only one.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UserException">There is none, or more than one.</exception>
    public async Task<QuarantinedText> FindAsync(string file, ulong line, int? part, CancellationToken ct)
    {
        var found = new List<QuarantinedText>();
        await foreach (var record in client.QueryAsync<QuarantinedText>(Records, new() { { "path", file }, { "line", line } }, ct))
            if (part is null || record.Part == (ulong)part)
                found.Add(record);
        return found switch
        {
            [var only] => only,
            [] => throw new UserException($"there is no record of {file}:{line} in quarantine",
                "See `cairn quarantine list` and `cairn quarantine export`, which name file and line of each."),
            _ => throw new UserException($"{file}:{line} has {found.Count} records in quarantine, with the parts {string.Join(", ", found.Select(static one => one.Part))}",
                "Say which with --part; where files share a name, give more of its path."),
        };
    }

    /// <summary>The record's text with other fields.</summary>
    /// <param name="record">The record.</param>
    /// <param name="fields">Columns, or in JSON paths with dots, and their new texts.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UserException">It has no such field, or its text cannot be taken apart.</exception>
    public async Task<string> SetAsync(QuarantinedText record, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(fields);
        var entry = await EntryAsync(record.LogId, ct);
        return RecordFields.Set(Dialect.Parse(entry.Dialect, entry.Header), record.Raw, fields);
    }

    /// <summary>Takes the fixed record through the mapping it came with and a plan, and stores it.</summary>
    /// <param name="record">The record as it was found.</param>
    /// <param name="text">Its fixed text.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="UserException">It would be rejected again; nothing was changed.</exception>
    public async Task<ReplaySummary> ReplayAsync(QuarantinedText record, string text, TrackingPlan plan, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(text);
        var raw = Encoding.UTF8.GetBytes(text.TrimEnd('\r', '\n'));
        var entry = await EntryAsync(record.LogId, ct);
        using var held = LogLock.Take(dataFolder, record.LogId, entry.FileName);
        if (record.LogId.StartsWith(SpoolFileName.LogPrefix, StringComparison.Ordinal))
            await new SpoolReplay(client, dataFolder, time).FinishAsync(ct);
        using var messages = await MessagesLock.TakeAsync(dataFolder, time, static _ => { }, ct);
        using var pages = new ReplayPages(client, entry, plan);
        var loader = new LogLoader(client, record.LogId, time);
        var counter = await loader.RetryAsync(async token =>
        {
            await loader.Contents.WaitForRunningWritesAsync(token);
            await loader.Contents.SettleAsync(token);
            return await pages.ReplayEditedAsync(record.LogOffset, raw, token);
        }, ct);
        if (pages.LatestRejection is { } rejection)
            throw new UserException($"the fixed record would be rejected again ({rejection.Code}): {rejection.Reason}",
                "Nothing was changed. Fix it further; what is wrong for many records is better fixed in the plan or the mapping.");
        await loader.Contents.SettleAsync(ct);
        return counter.ToSummary();
    }

    private async Task<LedgerEntry> EntryAsync(string logId, CancellationToken ct) =>
        await _ledger.FindAsync(logId, ct) is [var entry, ..]
            ? entry
            : throw new UserException($"the log {logId} has records in quarantine and no entry in the table imports", "Import its file again with --replace.");
}
