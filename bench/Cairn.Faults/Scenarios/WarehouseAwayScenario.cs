using System.Diagnostics;
using Cairn.Faults.Processes;
using Cairn.Faults.Proof;

namespace Cairn.Faults.Scenarios;

/// <summary>The warehouse is away for long: requests go on being acknowledged, and everything arrives afterwards.</summary>
internal sealed class WarehouseAwayScenario(FaultWorld world)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Posts that were acknowledged while it was away.</summary>
    public long AcknowledgedMeanwhile { get; private set; }

    /// <summary>The longest time without an acknowledgement, looked at twice a second.</summary>
    public TimeSpan MaxGap { get; private set; }

    /// <summary>Processor time of the collector while it was away.</summary>
    public TimeSpan CollectorCpu { get; private set; }

    /// <summary>Engines that were started in vain, as far as two looks a second saw them.</summary>
    public int EnginesSeen { get; private set; }

    /// <summary>From its return until everything was stored.</summary>
    public TimeSpan CaughtUp { get; private set; }

    public async Task<SinkProof> RunAsync(TimeSpan away)
    {
        await world.StartAsync();
        world.Clients.Start();
        await Task.Delay(Before);
        using (await EngineLockout.TakeAsync(world.Data))
            await WatchAsync(away);
        var back = Stopwatch.GetTimestamp();
        await world.Clients.StopAsync();
        var proof = await world.ProveAsync();
        CaughtUp = Stopwatch.GetElapsedTime(back);
        return proof;
    }

    private async Task WatchAsync(TimeSpan away)
    {
        using var process = Process.GetProcessById(world.Collector.ProcessId);
        var (cpu, posts, began) = (process.TotalProcessorTime, world.Ledger.Posts, Stopwatch.GetTimestamp());
        var (seen, latest, moved) = (new HashSet<int>(), posts, began);
        while (Stopwatch.GetElapsedTime(began) < away)
        {
            await Task.Delay(Look);
            seen.UnionWith(EngineProcesses.Find(world.Data));
            if (world.Ledger.Posts != latest)
                (latest, moved) = (world.Ledger.Posts, Stopwatch.GetTimestamp());
            else if (Stopwatch.GetElapsedTime(moved) > MaxGap)
                MaxGap = Stopwatch.GetElapsedTime(moved);
        }
        process.Refresh();
        (AcknowledgedMeanwhile, CollectorCpu, EnginesSeen) = (world.Ledger.Posts - posts, process.TotalProcessorTime - cpu, seen.Count);
    }
}
