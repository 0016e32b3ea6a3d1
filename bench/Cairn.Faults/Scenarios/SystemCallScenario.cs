using Cairn.Faults.Processes;
using Cairn.Faults.Proof;

namespace Cairn.Faults.Scenarios;

/// <summary>System calls of collector and engine fail or are slow, one kind after the other, under load.</summary>
internal sealed class SystemCallScenario(FaultWorld world)
{
    private const string Syncs = "fsync,fdatasync";
    private const string Renames = "rename,renameat,renameat2";
    private static readonly TimeSpan MaxStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    /// <summary>The kinds: whether the engine is hit, which calls, and how.</summary>
    public static (bool IsEngine, string Calls, string Fault)[] Kinds { get; } =
    [
        (false, Syncs, "error=EIO:when=20+50"),
        (false, Syncs, "error=EIO:when=1+1"),
        (false, "pwrite64", "error=EIO:when=30+500"),
        (false, Renames, "error=EIO:when=1+2"),
        (false, Syncs, "delay_enter=60000"),
        (false, "pwrite64", "delay_enter=3000"),
        (true, Syncs, "error=EIO:when=5+20"),
        (true, Syncs, "error=EIO:when=1+1"),
        (true, Renames, "error=EIO:when=2+3"),
        (true, Renames, "error=EIO:when=1+1"),
        (true, Syncs, "delay_enter=60000"),
        (true, "write,pwrite64", "error=ENOSPC:when=200+400"),
    ];

    /// <summary>What happened in each kind.</summary>
    public List<string> Told { get; } = [];

    /// <param name="each">How long each kind lasts.</param>
    /// <param name="engineOnly">Whether the collector's own calls are left alone.</param>
    public async Task<SinkProof> RunAsync(TimeSpan each, bool engineOnly = false)
    {
        if (!world.Collector.IsRunning)
            await world.StartAsync();
        world.Clients.Start();
        foreach (var (isEngine, calls, fault) in Kinds.Where(kind => kind.IsEngine || !engineOnly))
        {
            await Waiting.UntilAsync(() => EngineProcesses.Find(world.Data).Count > 0, MaxStart, "an engine runs");
            var (posts, retried, rejected) = (world.Ledger.Posts, world.Ledger.Retried, world.Ledger.Rejected);
            var process = isEngine ? EngineProcesses.Find(world.Data)[0] : world.Collector.ProcessId;
            await using (await SystemCallFaults.AttachAsync(process, calls, fault))
                await Task.Delay(each);
            Told.Add($"{(isEngine ? "engine" : "collector")} {calls} {fault}: {world.Ledger.Posts - posts} acknowledged, {world.Ledger.Rejected - rejected} rejected, {world.Ledger.Retried - retried} without answer");
            if (!world.Collector.IsRunning)
                await world.StartAsync();
            await Task.Delay(Between);
        }
        await world.Clients.StopAsync();
        return await world.ProveAsync();
    }
}
