using Cairn.Faults.Processes;
using Cairn.Faults.Proof;

namespace Cairn.Faults.Scenarios;

/// <summary>kill -9 of the collector, of the engine and of both in turn, at random instants under load.</summary>
/// <param name="world">The collector and its clients.</param>
/// <param name="maxPause">Milliseconds between a collector's first acknowledgement and the next kill, at most.</param>
internal sealed class KillScenario(FaultWorld world, int maxPause = 1200)
{
    private const double KilledWhileStarting = 0.1;
    private const int MaxStarting = 300;

    /// <summary>A collector acknowledges before its engine runs; an engine that nobody starts is an error of its own.</summary>
    private static readonly TimeSpan MaxEngineStart = TimeSpan.FromSeconds(60);

    /// <summary>Kills of the collector's process.</summary>
    public int CollectorKills { get; private set; }

    /// <summary>Kills of the engine's process.</summary>
    public int EngineKills { get; private set; }

    /// <summary>Kills so many times and proves.</summary>
    /// <param name="kills">How many kills; one of both counts once.</param>
    public async Task<SinkProof> RunAsync(int kills)
    {
        if (!world.Collector.IsRunning)
            await world.StartAsync();
        world.Clients.Start();
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(world.Random.Next(maxPause)));
            await KillAsync(kill % 3);
        }
        await world.Clients.StopAsync();
        return await world.ProveAsync();
    }

    private async Task KillAsync(int kind)
    {
        if (kind != 0)
            await KillEngineAsync();
        if (kind == 1)
            return;
        Kill();
        // Some are killed again while they are starting.
        while (world.Random.NextDouble() < KilledWhileStarting)
        {
            world.Collector.Start();
            await Task.Delay(TimeSpan.FromMilliseconds(world.Random.Next(MaxStarting)));
            Kill();
        }
        await world.StartAsync();
    }

    private async Task KillEngineAsync()
    {
        await Waiting.UntilAsync(() => EngineProcesses.Kill(world.Data) > 0, MaxEngineStart, "an engine to kill");
        EngineKills++;
    }

    private void Kill()
    {
        world.Collector.Kill();
        CollectorKills++;
    }
}
