
namespace Cairn.Bench.Collector;

/// <summary>
/// Single-event posts, acknowledged when they are durable, beside the same server reading and discarding the body. Both run at
/// once and are loaded in turns of a few seconds, because the speed of a virtual machine drifts.
/// </summary>
internal static class DiscardBench
{
    /// <summary>Of each turn, before it is measured: delivery and merges then have as much behind them at its begin as at its end.</summary>
    private const int RunIn = 2;

    private static readonly string[] Discards = [.. CollectorProcess.NoLimits, "--unsafe-discard", "yes"];

    /// <summary>Measures so many turns of each.</summary>
    /// <param name="bytes">About the length of an event's JSON.</param>
    /// <param name="seconds">How long a turn takes.</param>
    /// <param name="rounds">Turns of each.</param>
    /// <param name="connections">Posts under way at most.</param>
    public static async Task<int> RunAsync(int bytes, int seconds, int rounds, int connections)
    {
        var shape = LoadShape.Of(1, bytes, 0, seconds) with { Connections = connections };
        await using var discarding = await CollectorProcess.StartAsync(Discards);
        await using var durable = await CollectorProcess.StartAsync(CollectorProcess.NoLimits);
        var (discarded, acknowledged) = (new LoadCounter(), new LoadCounter());
        await WarmUp.RunAsync(discarding, shape, discarded);
        await WarmUp.RunAsync(durable, shape, acknowledged);
        await SettleAsync(durable, acknowledged);
        Console.WriteLine($"{connections} connections; a post's processor time, in us: server + engine + load");
        Console.WriteLine("bytes  round  durable posts/s             cpu us  idle %  discarding posts/s             cpu us  idle %  ratio  of cpu  stolen %");
        var ratios = new List<double>();
        var (allWith, allWithout) = (0.0, 0.0);
        for (var round = 1; round <= rounds; round++)
        {
            var without = await TurnAsync(discarding, shape, discarded);
            var with = await TurnAsync(durable, shape, acknowledged);
            await SettleAsync(durable, acknowledged);
            ratios.Add(with.Rate / without.Rate);
            (allWith, allWithout) = (allWith + with.Rate, allWithout + without.Rate);
            Console.WriteLine(
                $"{bytes,5} {round,6} {with.Rate,16:N0} {with.Cost,18} {with.Idle,7:0.0} {without.Rate,19:N0} {without.Cost,18} {without.Idle,7:0.0} "
                + $"{ratios[^1],6:0.00} {without.Cost.Sum / with.Cost.Sum,7:0.00} {Math.Max(with.Stolen, without.Stolen),9:0.0}");
        }
        ratios.Sort();
        Console.WriteLine($"ratio: median {ratios[ratios.Count / 2]:0.00}, from {ratios[0]:0.00} to {ratios[^1]:0.00}; all rounds together {allWith / allWithout:0.00}");
        return 0;
    }

    private static async Task<(double Rate, PostCost Cost, double Idle, double Stolen)> TurnAsync(
        CollectorProcess collector, LoadShape shape, LoadCounter counter)
    {
        await LoadResult.RunAsync(collector.Address, shape with { Seconds = RunIn }, collector.WriteKey, counter);
        var (cpu, machine) = (PostCost.Now(collector), MachineSample.Now());
        var result = await LoadResult.RunAsync(collector.Address, shape, collector.WriteKey, counter);
        var (idle, stolen) = MachineSample.Now().Since(machine);
        return result.Rejected == 0
            ? (result.Posts / result.Seconds, PostCost.Now(collector).Since(cpu, result.Posts), idle, stolen)
            : throw new InvalidOperationException($"{result.Rejected} posts were rejected");
    }

    /// <summary>Waits until everything is in the warehouse and the engine rests, so that nothing of it is left for the other's turn.</summary>
    private static async Task SettleAsync(CollectorProcess durable, LoadCounter acknowledged)
    {
        await durable.DrainAsync(acknowledged.Acknowledged);
        await durable.IdleAsync();
    }
}
