using System.Diagnostics;

namespace Cairn.Bench.Collector;

/// <summary>Processor time of server, engine and load: seconds since they started, or microseconds of a post.</summary>
internal readonly record struct PostCost(double Server, double Engine, double Load)
{
    public double Sum => Server + Engine + Load;

    public static PostCost Now(CollectorProcess collector) =>
        new(collector.Server.CpuSeconds, collector.Engine.CpuSeconds, Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds);

    /// <summary>Microseconds of each of so many posts.</summary>
    public PostCost Since(PostCost before, long posts) =>
        new((Server - before.Server) * 1e6 / posts, (Engine - before.Engine) * 1e6 / posts, (Load - before.Load) * 1e6 / posts);

    public override string ToString() => $"{Server:0.0}+{Engine:0.0}+{Load:0.0}={Sum:0.0}";
}
