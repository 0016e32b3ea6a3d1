using System.Diagnostics;
using System.Text;
using Cairn.Bench.Collector;

namespace Cairn.Bench.Fuzz;

/// <summary>
/// Millions of mutated requests against a collector as a user starts it: no answer of 5xx, no rejection without a reason, no
/// crash, and memory that does not grow with their number.
/// </summary>
internal static class FuzzBench
{
    private const int Connections = 8;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <param name="millions">How many.</param>
    /// <param name="seed">Where the mutations begin.</param>
    public static async Task<int> RunAsync(double millions, int seed)
    {
        var requests = (long)(millions * 1_000_000);
        var seeds = FuzzSeed.Load(Recordings());
        await using var collector = await CollectorProcess.StartAsync("--rate-per-address", "0");
        var tally = new FuzzTally();
        var began = Stopwatch.GetTimestamp();
        Console.WriteLine($"{requests:N0} requests from {seeds.Length} recorded ones, seed {seed}");
        var running = Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(() =>
            new FuzzConnection(collector.Address, new Mutator(seeds, collector.WriteKey, seed * 1000 + i), tally).RunAsync(requests / Connections))));
        var peak = 0.0;
        while (await Task.WhenAny(running, Task.Delay(Interval)) != running)
        {
            peak = Math.Max(peak, collector.Server.Megabytes);
            Console.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds,6:0} s {tally.Total,12:N0} requests, {tally.Failures} failures, {collector.Server.Megabytes:N0} MB");
        }
        await running;
        foreach (var (status, count) in tally.ByStatus)
            Console.WriteLine($"  {status} {count,12:N0}");
        foreach (var (request, why) in tally.Failed)
            Console.WriteLine($"FAILED {why}: {Encoding.Latin1.GetString(request)[..Math.Min(400, request.Length)]}");
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"{tally.Total:N0} requests in {seconds:0} s, {tally.Total / seconds:N0} a second; peak {peak:N0} MB; {tally.Failures} failures");
        return tally.Failures == 0 ? 0 : 1;
    }

    private static string Recordings() => Path.Combine(
        Environment.GetEnvironmentVariable("CAIRN_SHARED_DATA") ?? Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "shared", "data"), "recordings");
}
