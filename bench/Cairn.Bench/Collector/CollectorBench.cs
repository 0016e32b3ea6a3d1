using System.Diagnostics;

namespace Cairn.Bench.Collector;

/// <summary>
/// Loads a collector from the same machine, with durable acknowledgement, and proves at the end that the warehouse holds as
/// many events as were acknowledged.
/// </summary>
internal static class CollectorBench
{
    private const int WarmUpSeconds = 20;
    private const int WarmUpRate = 30_000;
    private const int LongRun = 60, Period = 30;

    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly string[] NoLimits = ["--rate-per-address", "0"];
    private static readonly string[] Discarding = [.. NoLimits, "--unsafe-discard", "yes"];

    /// <summary>The table: 1, 10, 50 and 500 events a post, of 500 B and of 2 KB, as many as are answered.</summary>
    public static async Task<int> TableAsync(int seconds)
    {
        Header();
        foreach (var bytes in (int[])[500, 2000])
            foreach (var events in (int[])[1, 10, 50, 500])
                await MeasureAsync(ShapeOf(events, bytes, 0, seconds));
        return 0;
    }

    /// <summary>One shape; with a rate it is offered evenly, whatever the answers take, and what is visible when is measured.</summary>
    public static async Task<int> OneAsync(int eventsPerPost, int bytes, int rate, int seconds)
    {
        Header();
        await MeasureAsync(ShapeOf(eventsPerPost, bytes, rate, seconds));
        return 0;
    }

    /// <summary>Single-event posts beside the same server reading and discarding the body, in turns.</summary>
    public static async Task<int> DiscardAsync(int bytes, int seconds, int rounds, int connections)
    {
        var shape = ShapeOf(1, bytes, 0, seconds) with { Connections = connections };
        Console.WriteLine($"{connections} connections\nbytes  round  durable posts/s  discarding posts/s  ratio  stolen %");
        for (var round = 1; round <= rounds; round++)
        {
            var machine = MachineSample.Now();
            var discarding = await PostsAsync(shape, Discarding, isStored: false);
            var durable = await PostsAsync(shape, NoLimits, isStored: true);
            Console.WriteLine($"{bytes,5} {round,6} {durable,16:N0} {discarding,19:N0} {durable / discarding,6:0.00} {MachineSample.Now().Since(machine).Stolen,9:0.0}");
        }
        return 0;
    }

    private static LoadShape ShapeOf(int events, int bytes, int rate, int seconds) => new(events, bytes, rate, seconds, events == 1 ? 256 : 16);

    private static void Header()
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, load generator on the same");
        Console.WriteLine("ev/post  bytes    offered/s   events/s   posts/s  p50 ms  p99 ms  max ms  loaded/s  lag s  server cpu us/ev  engine  load  server MB  engine MB  refused  idle %  stolen %");
    }

    private static async Task<double> PostsAsync(LoadShape shape, string[] settings, bool isStored)
    {
        await using var collector = await CollectorProcess.StartAsync(settings);
        var counter = new LoadCounter();
        await LoadResult.RunAsync(collector.Address, shape with { Seconds = WarmUpSeconds / 2 }, collector.WriteKey, counter);
        var result = await LoadResult.RunAsync(collector.Address, shape, collector.WriteKey, counter);
        if (isStored)
            await DrainAsync(collector, counter.Acknowledged);
        return result.Refused == 0 ? result.Posts / result.Seconds : throw new InvalidOperationException($"{result.Refused} posts were refused");
    }

    private static async Task MeasureAsync(LoadShape shape)
    {
        await using var collector = await CollectorProcess.StartAsync(NoLimits);
        var counter = new LoadCounter();
        await LoadResult.RunAsync(collector.Address, shape with { Seconds = WarmUpSeconds, EventsPerSecond = WarmUpRate / (shape.EventsPerPost == 1 ? 10 : 1) }, collector.WriteKey, counter);
        await DrainAsync(collector, counter.Acknowledged);
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
        var lag = await DrainAsync(collector, counter.Acknowledged);
        await watched;
        var loaded = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var events = counter.Acknowledged - before;
        double MicrosecondsOf(double cpu) => cpu * 1e6 / Math.Max(1, events);
        Console.WriteLine(
            $"{shape.EventsPerPost,7} {shape.EventBytes,6} {shape.EventsPerSecond,12:N0} {events / result.Seconds,10:N0} {result.Posts / result.Seconds,9:N0} {result.Percentile(0.5),7:0.00} {result.Percentile(0.99),7:0.0} {result.Percentile(1),7:0.0} "
            + $"{events / loaded,9:N0} {lag,6:0.0} {MicrosecondsOf(collector.Server.CpuSeconds - server.CpuSeconds),17:0.00} {MicrosecondsOf(collector.Engine.CpuSeconds - engine.CpuSeconds),7:0.00} {MicrosecondsOf(load.TotalSeconds),5:0.00} {watch.Server.Max(),10:N0} {watch.Engine.Max(),10:N0} {result.Refused,8:N0} {idle,7:0.0} {stolen,9:0.0}");
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

    /// <summary>Waits until the warehouse holds every acknowledged event, and never more.</summary>
    /// <returns>How many seconds that took.</returns>
    private static async Task<double> DrainAsync(CollectorProcess collector, long acknowledged)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var stored = await collector.QueryAsync<ulong>("stored", "SELECT count() FROM events");
            if (stored == (ulong)acknowledged)
                return Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (stored > (ulong)acknowledged)
                throw new InvalidOperationException($"{stored} events are stored where {acknowledged} were acknowledged");
            if (Stopwatch.GetElapsedTime(began) > LongestDrain)
                throw new TimeoutException($"{stored} of {acknowledged} events are stored after {LongestDrain.TotalMinutes} minutes");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
