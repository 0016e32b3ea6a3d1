using System.Diagnostics;

namespace Cairn.Bench.Collector;

/// <summary>
/// Loads a collector from the same machine, with durable acknowledgement, and proves at the end that the warehouse holds as
/// many events as were acknowledged.
/// </summary>
internal static class CollectorBench
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly string[] NoLimits = ["--rate-per-address", "0"];

    /// <summary>The table: 1, 10, 50 and 500 events a post, of 500 B and of 2 KB, as many as are answered.</summary>
    public static async Task<int> TableAsync(int seconds)
    {
        Header();
        foreach (var bytes in (int[])[500, 2000])
            foreach (var events in (int[])[1, 10, 50, 500])
                await MeasureAsync(new LoadShape(events, bytes, 0, seconds, events == 1 ? 64 : 16));
        return 0;
    }

    /// <summary>One shape; with a rate it is offered evenly, whatever the answers take.</summary>
    public static async Task<int> OneAsync(int eventsPerPost, int bytes, int rate, int seconds)
    {
        Header();
        await MeasureAsync(new LoadShape(eventsPerPost, bytes, rate, seconds, eventsPerPost == 1 ? 64 : 16));
        return 0;
    }

    private static void Header()
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, load generator on the same");
        Console.WriteLine("ev/post  bytes    offered/s   events/s   posts/s  p50 ms  p99 ms  max ms  loaded/s  lag s  server cpu us/ev  engine  load  server MB  engine MB  refused");
    }

    private static async Task MeasureAsync(LoadShape shape)
    {
        await using var collector = await CollectorProcess.StartAsync(NoLimits);
        var counter = new LoadCounter();
        await LoadResult.RunAsync(collector.Address, shape with { Seconds = 3, EventsPerSecond = Math.Min(shape.EventsPerSecond, 20_000) }, collector.WriteKey, counter);
        await DrainAsync(collector, counter.Acknowledged);
        var (server, engine, own) = (collector.Server, collector.Engine, Process.GetCurrentProcess().TotalProcessorTime);
        var before = counter.Acknowledged;
        var began = Stopwatch.GetTimestamp();
        var (serverPeak, enginePeak) = (0.0, 0.0);
        using var watching = new CancellationTokenSource();
        var watch = WatchAsync();
        var result = await LoadResult.RunAsync(collector.Address, shape, collector.WriteKey, counter);
        var load = Process.GetCurrentProcess().TotalProcessorTime - own;
        var lag = await DrainAsync(collector, counter.Acknowledged);
        await watching.CancelAsync();
        await watch;
        var loaded = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var events = counter.Acknowledged - before;
        double MicrosecondsOf(double cpu) => cpu * 1e6 / Math.Max(1, events);
        Console.WriteLine(
            $"{shape.EventsPerPost,7} {shape.EventBytes,6} {shape.EventsPerSecond,12:N0} {events / result.Seconds,10:N0} {result.Posts / result.Seconds,9:N0} {result.Percentile(0.5),7:0.00} {result.Percentile(0.99),7:0.0} {result.Percentile(1),7:0.0} "
            + $"{events / loaded,9:N0} {lag,6:0.0} {MicrosecondsOf(collector.Server.CpuSeconds - server.CpuSeconds),17:0.00} {MicrosecondsOf(collector.Engine.CpuSeconds - engine.CpuSeconds),7:0.00} {MicrosecondsOf(load.TotalSeconds),5:0.00} {serverPeak,10:N0} {enginePeak,10:N0} {result.Refused,8:N0}");

        async Task WatchAsync()
        {
            while (!watching.IsCancellationRequested)
            {
                (serverPeak, enginePeak) = (Math.Max(serverPeak, collector.Server.Megabytes), Math.Max(enginePeak, collector.Engine.Megabytes));
                await Task.Delay(Interval, watching.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
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
