using Cairn.Data;
using Cairn.Import.Decoding;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Pipeline.Deduplication;
using Cairn.Pipeline.Steps;
using Cairn.Plan;
using Cairn.Warehouse;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Loading;

/// <summary>Imports files into a data folder's warehouse, each record exactly once (docs/decisions/0002).</summary>
/// <param name="client">The warehouse.</param>
/// <param name="dataFolder">The data folder, for the lock that keeps two imports of one file apart.</param>
/// <param name="opener">Opens the files.</param>
/// <param name="time">The clock.</param>
public sealed class Importer(WarehouseClient client, string dataFolder, LogOpener opener, TimeProvider time)
{
    private readonly LogLedger _ledger = new(client);

    /// <summary>Imports one file; when it was imported before, in part or as a whole, only what is missing is stored.</summary>
    /// <exception cref="UserException">File, mapping or warehouse do not allow it; the message says where and what to do.</exception>
    public async Task<ImportSummary> ImportAsync(ImportRequest request, ImportProgress progress, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var mapping = request.Mapping.WithSpellingsOf(request.Plan);
        var reading = await LogReading.PrepareAsync(opener, request.File, mapping, request.Source, ct);
        var logId = await request.File.HashAsync(ct);
        try
        {
            await PackedFile.VerifyAsync(request.File, ct);
            // What was found before the bytes were hashed has to hold for those that were.
            reading = await LogReading.PrepareAsync(opener, request.File, mapping, request.Source, ct);
        }
        catch (FileChangedException changed)
        {
            throw Changed(request.File, changed);
        }
        using var held = LogLock.Take(dataFolder, logId, request.File.ShownAs);
        try
        {
            var loader = new LogLoader(client, logId, time);
            var entry = await loader.RetryAsync(token => BeginAsync(request, reading, loader, logId, token), ct);
            var isFresh = (await loader.RetryAsync(loader.Contents.CountAsync, ct)).Total == 0;
            using var log = await reading.OpenAsync(bytes => progress.BytesRead = bytes, ct);
            var pipeline = ImportPipeline.Create(reading.Dialect, request.Mapping, request.Plan, entry.StartedAt);
            var processor = new RowProcessor(log.Decoder, pipeline, reading.Source);
            var run = new ImportRun(log.Records, processor, loader, entry, isFresh, progress);
            await RunAsync(run, HasMessageIds(reading), progress, ct);
            if (reading.Dialect.Format == LogFormat.Parquet)
                await request.File.ProveAsync(ct);
            var stored = await loader.RetryAsync(token => loader.Contents.ProveAsync(run.Records, token), ct);
            if (run.Records > 0)
                await loader.RetryAsync(async token => { await _ledger.EndAsync(logId, run.Records, Now(), token); return true; }, ct);
            return new ImportSummary
            {
                File = request.File.ShownAs,
                LogId = logId,
                Dialect = reading.Dialect,
                Rows = log.Records.RowsRead,
                Skipped = log.Records.RowsSkipped,
                PassedOver = log.Records.PassedOver,
                Records = run.Records,
                AlreadyStored = run.AlreadyStored,
                Events = stored.Events,
                Quarantined = stored.Quarantined,
                Rejected = await loader.RetryAsync(token => _ledger.CountRejectedAsync(logId, token), ct),
                Suppressed = stored.Suppressed,
                SuppressedFor = await loader.RetryAsync(token => _ledger.CountSuppressedAsync(logId, token), ct),
                Erased = stored.Erased,
                ReusedIds = await loader.RetryAsync(token => _ledger.CountReusedIdsAsync(logId, token), ct),
                UnmetNames = run.AlreadyStored == 0 ? UnmetNamesIn(request, log) : [],
                Warnings = pipeline.Steps.OfType<PlanStep>().Single().Warnings,
                BegunWithPlan = OtherPlan(entry, request.Plan),
                Steps = processor.Counters,
                Duration = time.GetElapsedTime(began),
            };
        }
        catch (FileChangedException changed)
        {
            await DeleteLogAsync(logId, ct);
            throw Changed(request.File, changed);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw new UserException($"{request.File.ShownAs} cannot be read to its end: {problem.Message}",
                "See that nothing changes the file and that its disk is in order, then run the same command again: it goes on where it stopped.", problem);
        }
        catch (WarehouseException problem)
        {
            throw new UserException($"the warehouse stopped the import of {request.File.ShownAs}: {problem.Message}",
                "Remove the cause (space on the disk, permissions, the engine), then run the same command again: it goes on where it stopped, and nothing is stored twice.",
                problem);
        }
    }

    /// <summary>Removes what is stored of content that is nowhere any more, unless all of it was stored before.</summary>
    private async Task DeleteLogAsync(string logId, CancellationToken ct)
    {
        var loader = new LogLoader(client, logId, time);
        await loader.RetryAsync(async token =>
        {
            if ((await _ledger.FindAsync(logId, token)).Any(static entry => entry.Records > 0))
                return false;
            await loader.Contents.WaitForRunningWritesAsync(token);
            await loader.Contents.DeleteAsync(token);
            await _ledger.DeleteAsync(logId, token);
            return true;
        }, ct);
    }

    private static UserException Changed(LogFile file, FileChangedException changed) => new(
        $"{file.ShownAs} was changed while it was imported; nothing of it is stored",
        "Import it when nothing writes to it any more, or a copy of it.", changed);

    private static bool HasMessageIds(LogReading reading) =>
        reading.Dialect.Format == LogFormat.Requests || reading.Mapping.Fields.ContainsKey("message_id");

    /// <summary>Runs the import; one whose records have message ids after all others of that kind that were begun before.</summary>
    private async Task RunAsync(ImportRun run, bool hasMessageIds, ImportProgress progress, CancellationToken ct)
    {
        if (!hasMessageIds)
        {
            await run.RunAsync(null, ct);
            return;
        }
        using var held = await MessagesLock.TakeAsync(dataFolder, time, isWaiting => progress.IsWaiting = isWaiting, ct);
        using var messages = new StoredMessages(client);
        await run.RunAsync(messages, ct);
    }

    /// <summary>Finds the entry of an earlier run or notes this one, before anything is stored.</summary>
    private async Task<LedgerEntry> BeginAsync(ImportRequest request, LogReading reading, LogLoader loader, string logId, CancellationToken ct)
    {
        await loader.Contents.WaitForRunningWritesAsync(ct);
        var known = await _ledger.FindAsync(logId, ct);
        if (known.Count > 0 && request.Replace)
        {
            await loader.Contents.DeleteAsync(ct);
            await _ledger.DeleteAsync(logId, ct);
            known = [];
        }
        if (known.Count == 0)
        {
            var entry = NewEntry(request, reading, logId);
            await _ledger.AddAsync(entry, ct);
            return entry;
        }
        RequireSameReading(known[0], request, reading);
        await loader.Contents.SettleAsync(ct);
        await _ledger.AddPlanAsync(known, request.Plan, request.PlanText, Now(), ct);
        return known[0];
    }

    private LedgerEntry NewEntry(ImportRequest request, LogReading reading, string logId) => new(
        logId,
        Now(),
        request.File.ShownAs,
        (ulong)request.File.Bytes,
        reading.Source,
        request.Mapping.Text,
        request.Mapping.Digest,
        [.. reading.Dialect.Columns],
        reading.Dialect.ToText(),
        request.PlanText,
        request.Plan.Digest);

    private static void RequireSameReading(LedgerEntry known, ImportRequest request, LogReading reading)
    {
        if (known.MappingDigest == request.Mapping.Digest && known.Source == reading.Source)
            return;
        var difference = known.Source == reading.Source ? "with another mapping" : $"as the source '{known.Source}'";
        throw new UserException(
            $"the content of {request.File.ShownAs} was imported {difference} on {known.StartedAt:yyyy-MM-dd HH:mm}Z (as {known.FileName})",
            "Use that mapping and source, or run the command with --replace, which removes what is stored of the file and imports it anew.");
    }

    /// <summary>In whole milliseconds, as the warehouse keeps it.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    private static IReadOnlyList<string> UnmetNamesIn(ImportRequest request, OpenedLog log) =>
        log.Decoder is MappedRowDecoder decoder ? UnmetNames.In(request.Mapping, request.Plan, decoder.Met) : [];

    private static string? OtherPlan(LedgerEntry entry, TrackingPlan plan)
    {
        if (entry.PlanDigest == plan.Digest)
            return null;
        var begunWith = PlanFile.ParseStored(entry.Plan, "stored plan").Plan;
        return begunWith is null ? "an earlier plan" : $"{begunWith.Name} {begunWith.Version}";
    }
}
