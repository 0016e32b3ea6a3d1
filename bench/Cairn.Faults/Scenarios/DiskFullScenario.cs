using System.Diagnostics;
using Cairn.Faults.Processes;
using Cairn.Faults.Proof;

namespace Cairn.Faults.Scenarios;

/// <summary>The disk is full: nothing is acknowledged for as long as it is, and everything goes on by itself afterwards.</summary>
/// <param name="world">Its data folder, or the spool in it, stands on the disk.</param>
/// <param name="disk">The disk.</param>
internal sealed class DiskFullScenario(FaultWorld world, SmallDisk disk)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UnderWay = TimeSpan.FromMilliseconds(300);

    /// <summary>Posts that were acknowledged after the collector had said that the disk is full, and before it had room again.</summary>
    public long AcknowledgedWhileFull { get; private set; }

    /// <summary>Posts that were rejected with 503 and Retry-After.</summary>
    public long Rejected { get; private set; }

    /// <summary>From the room to the first acknowledgement.</summary>
    public TimeSpan Recovered { get; private set; }

    /// <param name="full">For how long it stays full.</param>
    /// <param name="killWhileFull">Whether the collector is killed meanwhile, and has to come back on a full disk.</param>
    public async Task<SinkProof> RunAsync(TimeSpan full, bool killWhileFull)
    {
        if (!world.Collector.IsRunning)
            await world.StartAsync();
        world.Clients.Start();
        await Task.Delay(Before);
        var rejected = world.Ledger.Rejected;
        await FillUntilAsync(() => world.Ledger.Rejected > rejected);
        await Task.Delay(UnderWay);
        disk.Fill();
        var acknowledged = world.Ledger.Posts;
        var began = Stopwatch.GetTimestamp();
        await FillUntilAsync(() => Stopwatch.GetElapsedTime(began) > full / 2);
        if (killWhileFull)
        {
            world.Collector.Kill();
            world.Collector.Start();
            var before = world.Ledger.Rejected;
            await FillUntilAsync(() => world.Ledger.Rejected > before);
        }
        await FillUntilAsync(() => Stopwatch.GetElapsedTime(began) > full);
        (AcknowledgedWhileFull, Rejected) = (world.Ledger.Posts - acknowledged, world.Ledger.Rejected - rejected);
        disk.Free();
        var freed = Stopwatch.GetTimestamp();
        acknowledged = world.Ledger.Posts;
        await Waiting.UntilAsync(() => world.Ledger.Posts > acknowledged, MaxTime, "requests are acknowledged again after the disk has room");
        Recovered = Stopwatch.GetElapsedTime(freed);
        await world.Clients.StopAsync();
        return await world.ProveAsync();
    }

    private Task FillUntilAsync(Func<bool> condition) => Waiting.UntilAsync(
        () =>
        {
            disk.Fill();
            return condition();
        },
        MaxTime, $"the collector rejects on a full disk ({disk.FreeBytes} bytes are free)");
}
