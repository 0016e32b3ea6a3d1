using System.Globalization;
using Cairn.Faults;
using Cairn.Faults.Processes;
using Cairn.Faults.Proof;
using Cairn.Faults.Scenarios;

namespace Cairn.Bench.Faults;

/// <summary>Every way in which a collector may be hurt, and the proof after each that nothing acknowledged was lost or doubled.</summary>
internal static class FaultBench
{
    private const int Round = 100;
    private const int CallRounds = 3;
    private const int DiskMegabytes = 512, SpoolMegabytes = 24;
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EachFault = TimeSpan.FromSeconds(5);

    private static bool _isGood = true;

    /// <summary>Runs all of them.</summary>
    /// <param name="kills">How many kills.</param>
    /// <param name="minutesDown">For how long the warehouse is away.</param>
    /// <param name="only">The scenario to run; empty for all.</param>
    public static async Task<int> RunAsync(int kills, double minutesDown, string only = "")
    {
        var seed = Environment.TickCount;
        Console.WriteLine($"seed {seed}, {Environment.ProcessorCount} processors, load {Load()}");
        (string Name, Func<FaultWorld, Task> Run)[] scenarios =
        [
            ("kills", world => KillsAsync(world, kills)),
            ("away", world => AwayAsync(world, TimeSpan.FromMinutes(minutesDown))),
            ("spool-disk", world => DiskAsync(world, world.Collector.Spool, SpoolMegabytes, killWhileFull: true)),
            ("calls", CallsAsync),
            ("damage", DamageAsync),
        ];
        foreach (var (name, run) in scenarios.Where(scenario => only.Length == 0 || scenario.Name == only))
        {
            await using var world = await FaultWorld.CreateAsync(seed);
            await GuardAsync(name, world, run);
        }
        if (only is "" or "disk")
            await DataDiskAsync(seed);
        Console.WriteLine(_isGood ? "nothing acknowledged was lost, nothing is stored twice" : "FAILED");
        return _isGood ? 0 : 1;
    }

    private static async Task GuardAsync(string name, FaultWorld world, Func<FaultWorld, Task> run)
    {
        try
        {
            await run(world);
        }
        catch (Exception problem)
        {
            _isGood = false;
            world.IsKept = true;
            Console.WriteLine($"{name}: {problem.Message}; {world.Data} is kept\n{string.Join('\n', world.Collector.Said)}");
        }
    }

    private static void Tell(string what, FaultWorld world, SinkProof proof, bool isGood = true)
    {
        isGood &= proof.IsGood;
        _isGood &= isGood;
        Console.WriteLine($"{(isGood ? "" : "FAILED ")}{what}: {proof}; {world.Ledger.Posts:N0} posts acknowledged, {world.Ledger.Retried:N0} without answer, {world.Ledger.Rejected:N0} rejected; load {Load()}");
        if (isGood)
            return;
        world.IsKept = true;
        Console.WriteLine($"{world.Data} is kept\n{string.Join('\n', world.Collector.Said)}");
    }

    private static async Task KillsAsync(FaultWorld world, int kills)
    {
        var scenario = new KillScenario(world);
        for (var done = 0; done < kills && _isGood; done += Round)
        {
            var proof = await scenario.RunAsync(Math.Min(Round, kills - done));
            Tell($"kills: collector {scenario.CollectorKills}, engine {scenario.EngineKills}, restart {world.Restarts}", world, proof);
        }
    }

    private static async Task AwayAsync(FaultWorld world, TimeSpan away)
    {
        var scenario = new WarehouseAwayScenario(world);
        var proof = await scenario.RunAsync(away);
        Tell(
            string.Create(CultureInfo.InvariantCulture, $"warehouse away for {away.TotalMinutes:0.0} min: {scenario.AcknowledgedMeanwhile:N0} posts acknowledged meanwhile, longest gap {scenario.MaxGap.TotalSeconds:0.0} s, collector {scenario.CollectorCpu.TotalSeconds:0} s of a processor, {scenario.EnginesSeen} engines in vain, caught up after {scenario.CaughtUp.TotalSeconds:0.0} s"),
            world, proof, scenario.AcknowledgedMeanwhile > 0);
    }

    private static async Task DataDiskAsync(int seed)
    {
        using var disk = SmallDisk.TryMount(DiskMegabytes);
        if (disk is null)
        {
            Console.WriteLine("disk full: skipped, as a small disk cannot be mounted here (it takes root)");
            return;
        }
        await using var world = await FaultWorld.CreateAsync(seed, disk.Folder);
        await GuardAsync("disk", world, _ => FillAsync(world, disk, killWhileFull: false));
        disk.IsKept = world.IsKept;
    }

    private static async Task DiskAsync(FaultWorld world, string folder, int megabytes, bool killWhileFull)
    {
        using var disk = SmallDisk.TryMount(megabytes, folder);
        if (disk is null)
            Console.WriteLine("spool's disk full: skipped, as a small disk cannot be mounted here (it takes root)");
        else
        {
            await FillAsync(world, disk, killWhileFull);
            await world.Collector.StopAsync();
            disk.IsKept = world.IsKept;
        }
    }

    private static async Task FillAsync(FaultWorld world, SmallDisk disk, bool killWhileFull)
    {
        var scenario = new DiskFullScenario(world, disk);
        var proof = await scenario.RunAsync(Full, killWhileFull);
        Tell(
            string.Create(CultureInfo.InvariantCulture, $"{(killWhileFull ? "spool's disk full, and a kill" : "disk full")}: {scenario.AcknowledgedWhileFull} acknowledged and {scenario.Rejected:N0} rejected while full, recovered after {scenario.Recovered.TotalSeconds:0.0} s"),
            world, proof, scenario.AcknowledgedWhileFull == 0);
    }

    private static async Task CallsAsync(FaultWorld world)
    {
        if (!SystemCallFaults.IsPossible)
        {
            Console.WriteLine("system calls that fail: skipped, as strace is not installed");
            return;
        }
        var scenario = new SystemCallScenario(world);
        for (var round = 0; round < CallRounds && _isGood; round++)
        {
            var proof = await scenario.RunAsync(EachFault, engineOnly: round > 0);
            Tell("system calls that fail or are slow", world, proof);
        }
        Console.WriteLine("  " + string.Join("\n  ", scenario.Told));
    }

    private static async Task DamageAsync(FaultWorld world)
    {
        const int Tails = 40;
        var scenario = new SpoolDamageScenario(world);
        Tell($"torn and scrambled ends: {Tails}", world, await scenario.TearTailsAsync(Tails));
        foreach (var (inLog, latest) in ((bool, bool)[])[(true, false), (true, true), (false, true)])
        {
            var (flipped, proof) = await scenario.FlipAsync(inLog, latest);
            Tell($"a bit of message {flipped} flipped in the {(inLog ? latest ? "log" : "log's first copy" : "file")}", world, proof);
        }
        Tell("a log that is gone after its delivery", world, await scenario.LoseLogAsync());
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
