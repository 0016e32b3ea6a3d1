using Cairn.World.Answers;
using Cairn.World.Sorting;
using Cairn.World.Truth;
using Cairn.World.Wire;
using Cairn.World.Wire.Requests;

namespace Cairn.World.Making;

/// <summary>
/// Makes worlds. People live chunk by chunk on all threads; their calls go through a sort on disk, for the collector sees
/// them in order of arrival; what is said of people is put in the people's order. Memory does not grow with the world.
/// </summary>
public static class WorldMaker
{
    private const long SignalBytes = 48 << 20;
    private const long TruthBytes = 2 << 20;

    /// <summary>Makes a world.</summary>
    /// <param name="request">Which.</param>
    /// <param name="progress">Told how far it has come; called by several threads.</param>
    /// <param name="cancellation">Stops it; nothing is left behind.</param>
    /// <exception cref="WorldException">It cannot be made: what was asked, the folder, the disk.</exception>
    public static WorldSummary Make(WorldRequest request, IProgress<WorldProgress>? progress, CancellationToken cancellation)
    {
        using var folder = new WorldFolder(request.Folder, request.Replace);
        progress?.Report(new WorldProgress(WorldPhase.Calibrating, 0, 0));
        var plan = WorldPlan.Of(request);
        using var signals = new ExternalSort(folder.Scratch, "signals", SignalBytes);
        using var truth = new TruthFiles(folder.Scratch, plan.Preset.Data, plan.Ids, plan.Calendar.StartsAt, TruthBytes);
        using var people = folder.CreateScratch("people");
        using var events = folder.CreateScratch("events");
        try
        {
            var totals = Live(plan, signals, truth, new OrderedText(people, events), progress, cancellation);
            var counts = Send(plan, folder, signals, progress, cancellation);
            progress?.Report(new WorldProgress(WorldPhase.Telling, 0, 0));
            Bill(plan, totals, truth);
            var rows = truth.Write(Path.Combine(folder.Draft, WorldFolder.Truth), cancellation);
            var summary = Summary(plan, totals, counts, rows);
            using (var output = folder.Create(AnswersSections.FileName))
                AnswersWriter.Write(output, summary, people, events);
            folder.Publish();
            return summary;
        }
        catch (IOException problem)
        {
            throw new WorldException($"The world cannot be written: {problem.Message}",
                "See to space and permissions, or choose another folder with --out.", problem);
        }
    }

    private static WorldTotals Live(
        WorldPlan plan, ExternalSort signals, TruthFiles truth, OrderedText output, IProgress<WorldProgress>? progress, CancellationToken ct)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var totals = new WorldTotals(plan);
        var (next, lived) = (-1, 0L);
        var threads = Math.Min(plan.Request.Threads, plan.Chunks);
        void Work()
        {
            try
            {
                using var worker = new ChunkWorker(plan, signals.OpenFeed(), truth.OpenFeed());
                for (var chunk = Interlocked.Increment(ref next); chunk < plan.Chunks; chunk = Interlocked.Increment(ref next))
                {
                    worker.Make(chunk, output, failed.Token);
                    var done = Interlocked.Add(ref lived, Math.Min(ChunkWorker.Size, plan.People - chunk * ChunkWorker.Size));
                    progress?.Report(new WorldProgress(WorldPhase.Living, done, plan.People));
                }
                lock (totals)
                    totals.Add(worker.Totals);
            }
            catch
            {
                failed.Cancel();
                throw;
            }
        }
        var tasks = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        WaitFor(tasks, ct);
        return totals;
    }

    /// <summary>Tells the failure that came first and not that the others were stopped for it.</summary>
    private static void WaitFor(Task[] tasks, CancellationToken ct)
    {
        try
        {
            Task.WaitAll(tasks, CancellationToken.None);
        }
        catch (AggregateException problems)
        {
            ct.ThrowIfCancellationRequested();
            var cause = problems.Flatten().InnerExceptions.FirstOrDefault(problem => problem is not OperationCanceledException);
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause ?? problems);
        }
    }

    private static RequestCounts Send(
        WorldPlan plan, WorldFolder folder, ExternalSort signals, IProgress<WorldProgress>? progress, CancellationToken ct)
    {
        var wire = new WireWorld(plan.Preset.Data, plan.Ids, plan.Faults.Names, plan.Seed, plan.RegionOf, plan.FirstOf);
        var total = signals.Count;
        var steps = progress is null ? null : new Steps(done => progress.Report(new WorldProgress(WorldPhase.Sending, done, total)));
        using var sorted = signals.Merge(ct);
        using var output = folder.Create(WorldFolder.Requests);
        return RequestFile.Write(sorted, wire, output, plan.Request.Threads, steps, ct);
    }

    private static void Bill(WorldPlan plan, WorldTotals totals, TruthFiles truth)
    {
        using var feed = truth.OpenFeed();
        for (var day = 0; day < plan.Request.Days; day++)
        {
            for (var c = 0; c < plan.Preset.Models.Count; c++)
            {
                var (exposures, clicks) = (totals.Spend.Exposures(day, c), totals.Spend.Clicks(day, c));
                var model = plan.Preset.Models[c];
                if (exposures > 0 && plan.Preset.Data.Campaigns[c].Id.Length > 0)
                    feed.Add(new SpendRow(day, c, exposures, clicks, exposures * model.CostOfExposure + clicks * model.CostOfClick));
            }
        }
    }

    private static WorldSummary Summary(
        WorldPlan plan, WorldTotals totals, RequestCounts counts, IReadOnlyDictionary<string, long> rows)
    {
        var builder = new AnswerBuilder(plan, totals);
        var request = plan.Request;
        return new WorldSummary
        {
            Facts = new WorldFacts(plan.Preset.Data.Preset, request.Seed, request.People, request.Days,
                request.Start.ToString("yyyy-MM-dd"), plan.Faults.Plan.Name, plan.Preset.Data.Currency)
            {
                FutureDays = request.FutureDays,
                Visits = totals.Visits,
                ConvertingVisits = totals.ConvertingVisits,
                Acts = totals.Acts,
                Requests = counts.Requests,
                Calls = counts.AllCalls,
            },
            Baseline = builder.Baseline(),
            Effects = builder.Effects(),
            Capture = builder.Capture(),
            Faults = builder.Faults(),
            Bytes = counts.Bytes,
            Truth = rows,
        };
    }

    private sealed class Steps(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
