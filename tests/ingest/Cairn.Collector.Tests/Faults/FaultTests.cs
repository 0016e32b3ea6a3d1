using Cairn.Faults;
using Cairn.Faults.Clients;
using Cairn.Faults.Processes;
using Cairn.Faults.Proof;
using Cairn.Faults.Scenarios;

namespace Cairn.Collector.Tests.Faults;

/// <summary>The fault loop in short; the long one is <c>bench/Cairn.Bench -- faults</c>.</summary>
public sealed class FaultTests
{
    private const int Kills = 12;
    private const int SpoolMegabytes = 24;
    private const int MaxPause = 500;
    private const int Tails = 2;
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EachFault = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task After_kills_of_collector_and_engine_every_acknowledged_message_is_there_once()
    {
        await using var world = await CreateAsync();
        var scenario = new KillScenario(world, MaxPause);
        Check(world, await scenario.RunAsync(Kills));
        // In turn: the collector, the engine, both; and some collectors again while they start.
        scenario.EngineKills.ShouldBe(Kills / 3 * 2);
        scenario.CollectorKills.ShouldBeGreaterThanOrEqualTo(Kills / 3 * 2);
    }

    [Fact]
    public async Task Requests_are_acknowledged_while_the_warehouse_is_away_and_arrive_afterwards()
    {
        await using var world = await CreateAsync();
        var scenario = new WarehouseAwayScenario(world);
        Check(world, await scenario.RunAsync(Away));
        scenario.AcknowledgedMeanwhile.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nothing_is_acknowledged_while_the_disk_is_full_and_it_goes_on_by_itself()
    {
        await using var world = await CreateAsync();
        using var disk = SmallDisk.TryMount(SpoolMegabytes, world.Collector.Spool);
        Assert.SkipWhen(disk is null, "a small disk cannot be mounted here (it takes root)");
        var scenario = new DiskFullScenario(world, disk);
        Check(world, await scenario.RunAsync(Full, killWhileFull: true));
        scenario.AcknowledgedWhileFull.ShouldBe(0);
        scenario.Rejected.ShouldBeGreaterThan(0);
        await world.Collector.StopAsync();
    }

    [Fact]
    public async Task System_calls_that_fail_or_are_slow_lose_nothing()
    {
        Assert.SkipUnless(SystemCallFaults.IsPossible, "strace is not installed (apt-get install strace)");
        await using var world = await CreateAsync();
        Check(world, await new SystemCallScenario(world).RunAsync(EachFault));
    }

    [Fact]
    public async Task A_damaged_spool_costs_no_more_than_what_was_damaged()
    {
        await using var world = await CreateAsync();
        var scenario = new SpoolDamageScenario(world);
        Check(world, await scenario.TearTailsAsync(Tails));
        // A bit in the log is turned back or costs its request; which of the two, its place decides.
        Check(world, (await scenario.FlipAsync(inLog: true, latest: true)).Proof).Damaged.Count.ShouldBeLessThanOrEqualTo(RetryingClient.MaxEvents);
        var (flipped, proof) = await scenario.FlipAsync(inLog: false, latest: true);
        Check(world, proof).Damaged.ShouldContain(flipped);
        proof.Damaged.Count.ShouldBeLessThanOrEqualTo(2 * RetryingClient.MaxEvents);
        Check(world, await scenario.LoseLogAsync());
    }

    private static async Task<FaultWorld> CreateAsync()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        return await FaultWorld.CreateAsync(seed);
    }

    private static SinkProof Check(FaultWorld world, SinkProof proof)
    {
        proof.IsGood.ShouldBeTrue($"{proof}\n{string.Join('\n', world.Collector.Said)}");
        proof.Acknowledged.ShouldBeGreaterThan(0);
        return proof;
    }
}
