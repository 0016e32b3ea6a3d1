using Cairn.Import.Reading;
using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Model.Plan;
using Cairn.Pipeline.Steps;
using Cairn.Warehouse;
using Cairn.Warehouse.Loading;

namespace Cairn.Import.Loading;

/// <summary>Imports files into a data folder's warehouse, each record exactly once (docs/decisions/0002).</summary>
/// <param name="client">The warehouse.</param>
/// <param name="dataFolder">The data folder, for the lock that keeps two imports of one file apart.</param>
/// <param name="opener">Opens the files.</param>
/// <param name="time">The clock.</param>
public sealed class Importer(WarehouseClient client, string dataFolder, LogOpener opener, TimeProvider time)
{
    private readonly ImportLedger _ledger = new(client);

    /// <summary>Imports one file; when it was imported before, in part or as a whole, only what is missing is stored.</summary>
    /// <exception cref="UserException">File, mapping or warehouse do not allow it; the message says where and what to do.</exception>
    public async Task<ImportSummary> ImportAsync(ImportRequest request, ImportProgress progress, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var reading = await LogReading.PrepareAsync(opener, request.File, request.Mapping, request.Source, ct);
        var whole = Task.Run(() => PackedFile.VerifyAsync(request.File, ct), ct);
        var logId = await request.File.HashAsync(ct);
        await whole;
        using var held = LogLock.Take(dataFolder, logId, request.File.ShownAs);
        try
        {
            var loader = new LogLoader(client, logId, time);
            var entry = await loader.RetryAsync(token => BeginAsync(request, reading, loader, logId, token), ct);
            var isFresh = (await loader.RetryAsync(loader.Sink.CountAsync, ct)).Total == 0;
            using var log = await reading.OpenAsync(bytes => progress.BytesRead = bytes, ct);
            var pipeline = ImportPipeline.Create(reading.Dialect, request.Mapping, request.Plan, entry.StartedAt);
            var processor = new RowProcessor(log.Decoder, pipeline, reading.Source);
            var run = new ImportRun(log.Rows, processor, loader, entry, isFresh, progress);
            await run.RunAsync(ct);
            var stored = await loader.RetryAsync(token => loader.Sink.ProveAsync(run.Records, token), ct);
            return new ImportSummary
            {
                File = request.File.ShownAs,
                LogId = logId,
                Dialect = reading.Dialect,
                Rows = log.Rows.RowsRead,
                Skipped = log.Rows.RowsSkipped,
                LeftOut = log.Rows.LeftOut,
                Records = run.Records,
                AlreadyStored = run.AlreadyStored,
                Events = stored.Events,
                Quarantined = stored.Quarantined,
                Refused = await loader.RetryAsync(token => _ledger.CountRefusedAsync(logId, token), ct),
                KeptOut = stored.KeptOut,
                KeptOutFor = await loader.RetryAsync(token => _ledger.CountKeptOutAsync(logId, token), ct),
                Warnings = pipeline.Steps.OfType<PlanStep>().Single().Warnings,
                BegunWithPlan = OtherPlan(entry, request.Plan),
                Steps = processor.Counters,
                Duration = time.GetElapsedTime(began),
            };
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

    /// <summary>Finds the entry of an earlier run or notes this one, before anything is stored.</summary>
    private async Task<ImportEntry> BeginAsync(ImportRequest request, LogReading reading, LogLoader loader, string logId, CancellationToken ct)
    {
        await loader.Sink.WaitForRunningWritesAsync(ct);
        var known = await _ledger.FindAsync(logId, ct);
        if (known.Count > 0 && request.Replace)
        {
            await loader.Sink.DeleteAsync(ct);
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
        await loader.Sink.SettleAsync(ct);
        await _ledger.AddPlanAsync(known, request.Plan, request.PlanText, Now(), ct);
        return known[0];
    }

    private ImportEntry NewEntry(ImportRequest request, LogReading reading, string logId) => new(
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

    private static void RequireSameReading(ImportEntry known, ImportRequest request, LogReading reading)
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

    private static string? OtherPlan(ImportEntry entry, TrackingPlan plan)
    {
        if (entry.PlanDigest == plan.Digest)
            return null;
        var begunWith = PlanFile.Parse(entry.Plan, "stored plan").Plan;
        return begunWith is null ? "an earlier plan" : $"{begunWith.Name} {begunWith.Version}";
    }
}
