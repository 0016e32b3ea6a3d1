using Cairn.Faults;
using Cairn.Faults.Scenarios;

namespace Cairn.Bench.Faults;

/// <summary>Every way in which a collector may be hurt, and the proof after each that nothing acknowledged was lost or doubled.</summary>
internal static class FaultBench
{
    private const int Round = 100;

    public static async Task<int> RunAsync(int kills, double minutesDown)
    {
        var seed = Environment.TickCount;
        Console.WriteLine($"seed {seed}, {Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Trim()}");
        return await KillsAsync(kills, seed) ? 0 : 1;
    }

    private static async Task<bool> KillsAsync(int kills, int seed)
    {
        await using var world = await FaultWorld.CreateAsync(Directory.CreateTempSubdirectory("cairn-faults-").FullName, seed);
        var scenario = new KillScenario(world);
        for (var done = 0; done < kills; done += Round)
        {
            var proof = await scenario.RunAsync(Math.Min(Round, kills - done));
            Console.WriteLine($"kills: collector {scenario.CollectorKills}, engine {scenario.EngineKills}; {proof}; {world.Ledger.Retried:N0} retried; restart {world.Restarts}; load {File.ReadAllText("/proc/loadavg")[..14]}");
            if (!proof.IsGood)
                return false;
        }
        return true;
    }
}
