using System.Diagnostics;

namespace Cairn.Bench.Collector;

/// <summary>
/// Loads a collector from the same machine, with durable acknowledgement, and proves at the end that the warehouse holds as
/// many events as were acknowledged.
/// </summary>
internal static class CollectorBench
{
    private const int LongRun = 60, Period = 30;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The table: 1, 10, 50 and 500 events a post, of 500 B and of 2 KB, as many as are answered.</summary>
    public static async Task<int> TableAsync(int seconds)
    {
        Header();
        foreach (var bytes in (int[])[500, 2000])
            foreach (var events in (int[])[1, 10, 50, 500])
                await MeasureAsync(LoadShape.Of(events, bytes, 0, seconds));
        return 0;
    }

    /// <summary>One shape; with a rate it is offered evenly, whatever the answers take, and what is visible when is measured.</summary>
    public static async Task<int> OneAsync(int eventsPerPost, int bytes, int rate, int seconds)
    {
        Header();
        await MeasureAsync(LoadShape.Of(eventsPerPost, bytes, rate, seconds));
        return 0;
    }

    private static void Header()
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, load generator on the same");
        Console.WriteLine("ev/post  bytes    offered/s   events/s   posts/s  p50 ms  p99 ms  max ms  loaded/s  lag s  server cpu us/ev  engine  load  server MB  engine MB  rejected  idle %  stolen %");
    }

    private static async Task MeasureAsync(LoadShape shape)
    {
        await using var collector = await CollectorProcess.StartAsync(CollectorProcess.NoLimits);
        var counter = new LoadCounter();
        await WarmUp.RunAsync(collector, shape, counter);
        await collector.DrainAsync(counter.Acknowledged);
        var (server, engine, own) = (collector.Server, collector.Engine, Process.GetCurrentProcess().TotalProcessorTime);
        var before = counter.Acknowledged;
        var began = Stopwatch.GetTimestamp();
        using var watching = new CancellationTokenSource();
        var watch = new MemoryWatch(collector);
        var watched = watch.RunAsync(Interval, watching.Token);
        var probe = new VisibilityProbe(collector, counter);
        var probing = shape.EventsPerSecond > 0 ? probe.RunAsync(watching.Token) : Task.CompletedTask;
        var machine = MachineSample.Now();
        var result = await LoadResult.RunAsync(collector.Address, shape, collector.WriteKey, counter);
        var (idle, stolen) = MachineSample.Now().Since(machine);
        var load = Process.GetCurrentProcess().TotalProcessorTime - own;
        await watching.CancelAsync();
        await probing;
        var lag = await collector.DrainAsync(counter.Acknowledged);
        await watched;
        var loaded = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var events = counter.Acknowledged - before;
        double MicrosecondsOf(double cpu) => cpu * 1e6 / Math.Max(1, events);
        Console.WriteLine(
            $"{shape.EventsPerPost,7} {shape.EventBytes,6} {shape.EventsPerSecond,12:N0} {events / result.Seconds,10:N0} {result.Posts / result.Seconds,9:N0} {result.Percentile(0.5),7:0.00} {result.Percentile(0.99),7:0.0} {result.Percentile(1),7:0.0} "
            + $"{events / loaded,9:N0} {lag,6:0.0} {MicrosecondsOf(collector.Server.CpuSeconds - server.CpuSeconds),17:0.00} {MicrosecondsOf(collector.Engine.CpuSeconds - engine.CpuSeconds),7:0.00} {MicrosecondsOf(load.TotalSeconds),5:0.00} {watch.Server.Max(),10:N0} {watch.Engine.Max(),10:N0} {result.Rejected,8:N0} {idle,7:0.0} {stolen,9:0.0}");
        ShowPeriods(result, watch);
        ShowVisibility(probe.Seconds);
    }

    private static void ShowPeriods(LoadResult result, MemoryWatch watch)
    {
        if (result.Shape.Seconds < LongRun)
            return;
        Console.WriteLine($"every {Period} s:  events/s  p99 ms  server MB  of it index  engine MB");
        foreach (var (index, (rate, p99)) in result.Periods(Period).Index())
            Console.WriteLine($"{(index + 1) * Period,10} {rate,11:N0} {p99,7:0.0} {Peak(watch.Server, index),10:N0} {Peak(watch.Index, index),12:N0} {Peak(watch.Engine, index),10:N0}");

        static double Peak(IReadOnlyList<double> samples, int index) =>
            samples.Skip(index * Period).Take(Period).DefaultIfEmpty(0).Max();
    }

    private static void ShowVisibility(IReadOnlyList<double> seconds)
    {
        if (seconds.Count > 0)
            Console.WriteLine($"acknowledged to visible: {seconds.Count:N0} probes, p50 {seconds[seconds.Count / 2]:0.00} s, p99 {seconds[(int)(seconds.Count * 0.99)]:0.00} s, max {seconds[^1]:0.00} s");
    }
}
