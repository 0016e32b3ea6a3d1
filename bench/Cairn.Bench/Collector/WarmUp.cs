namespace Cairn.Bench.Collector;

/// <summary>Sends a load until a collector is warm: the compilers behind it and its engine have nothing left to do.</summary>
/// <remarks>Until then they take up to a third of the machine, for the better part of a minute, which a collector that runs for days does not.</remarks>
internal static class WarmUp
{
    /// <summary>A compiler that takes less than this share of a processor has nothing left to do.</summary>
    private const double Quiet = 0.02;

    private const int Period = 5, MaxPeriods = 24;

    /// <summary>Sends the load in periods of five seconds, for two minutes at most.</summary>
    public static async Task RunAsync(CollectorProcess collector, LoadShape shape, LoadCounter counter)
    {
        for (var period = 0; period < MaxPeriods; period++)
        {
            var (server, engine) = (collector.Server, collector.Engine);
            await LoadResult.RunAsync(collector.Address, shape with { Seconds = Period }, collector.WriteKey, counter);
            if (collector.Server.CompiledSince(server) + collector.Engine.CompiledSince(engine) < Quiet * Period)
                return;
        }
    }
}
