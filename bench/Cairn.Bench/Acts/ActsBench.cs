using System.Diagnostics;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Bench.Acts;

/// <summary>
/// Reports over many people: the time of <c>cairn attribute</c> with all models beside the time that the same columns take to be read in
/// order through the same interface and thrown away, with the peak memory of client and engine; one person's journey, and its explanation.
/// </summary>
internal sealed class ActsBench(string folder, long events)
{
    /// <summary>As many as a report reads at a time.</summary>
    private const long EventsOfStretch = 1_920_000;

    private const long EventsOfInsert = 500_000;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "cairn");
    private static readonly SqlText Insert = SqlText.Load(typeof(ActsBench), "insert_events.sql");
    private static readonly SqlText InOrder = SqlText.Load(typeof(ActsBench), "read_in_order.sql");
    private static readonly SqlText AsItLies = SqlText.Load(typeof(ActsBench), "read_as_it_lies.sql");
    private static readonly SqlText Buyer = SqlText.Load(typeof(ActsBench), "one_buyer.sql");
    private static readonly SqlText Size = SqlText.Load(typeof(ActsBench), "size_of_events.sql");

    /// <param name="events">How many events.</param>
    /// <param name="kept">A data folder to use and to keep, made on the first run; null: one that is removed.</param>
    public static async Task<int> RunAsync(long events, string? kept)
    {
        var folder = kept ?? Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        try
        {
            await new ActsBench(folder, events).RunAsync();
            return 0;
        }
        finally
        {
            if (kept is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync()
    {
        var isNew = !File.Exists(Path.Combine(folder, "cairn.json"));
        var options = new EngineOptions { Command = [Program, "engine"], Linger = TimeSpan.FromSeconds(1) };
        await using var engine = await EngineSupervisor.AcquireAsync(DataFolder.Open(folder, create: true), options, CancellationToken.None);
        using var client = new WarehouseClient(engine.Endpoint);
        await Migrations.ApplyAsync(client, CancellationToken.None);
        if (isNew)
            await GenerateAsync(client);
        var size = await client.QuerySingleAsync<SizeOfEvents>(Size);
        Console.WriteLine($"{events:N0} events, {size.Bytes / 1e6:N0} MB in {size.Parts} parts; {Environment.ProcessorCount} processors");
        Console.WriteLine("what                                  seconds  client MB  engine MB");
        var process = Surroundings.EngineOf(folder);
        var plan = Path.Combine(Surroundings.Root, "plans/shop.yaml");
        string[] report = ["attribute", "--data", folder, "--plan", plan, "--conversion", "purchase", "--format", "json"];
        await ReadAsync("read as it lies, thrown away", AsItLies, [KeyRange.All], client, process);
        var ordered = await ReadAsync("read in order, thrown away", InOrder, KeyRange.Divide((int)(events / EventsOfStretch) + 1), client, process);
        foreach (var by in new[] { "channel", "event" })
            Console.WriteLine($"  ratio to reading in order: {Measure($"attribute --by {by}, all models", process, [.. report, "--by", by]) / ordered:0.00}");
        var buyer = await client.QuerySingleAsync<string>(Buyer);
        Measure("journey of one person", process, ["journey", buyer, "--data", folder, "--plan", plan]);
        Measure("--explain of one person", process, [.. report, "--explain", buyer]);
    }

    private async Task GenerateAsync(WarehouseClient client)
    {
        var began = Stopwatch.GetTimestamp();
        for (var first = 0L; first < events; first += EventsOfInsert)
        {
            var parameters = new QueryParameters { { "first", (ulong)first }, { "count", (ulong)Math.Min(EventsOfInsert, events - first) }, { "events", (ulong)events } };
            await client.ExecuteAsync(Insert, parameters, CancellationToken.None);
        }
        Console.WriteLine($"{events:N0} events generated and stored in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
    }

    private static async Task<double> ReadAsync(string what, SqlText query, IEnumerable<KeyRange> ranges, WarehouseClient client, int process)
    {
        ResetPeak(process);
        var began = Stopwatch.GetTimestamp();
        var rows = 0L;
        foreach (var range in ranges)
        {
            await using var blocks = await client.OpenBlocksAsync(query, new QueryParameters { { "first", range.First }, { "last", range.Last } }, CancellationToken.None);
            while (await blocks.ReadAsync(CancellationToken.None))
                rows += blocks.Rows;
        }
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"{what,-36} {seconds,8:0.00} {"",10} {PeakMegabytes(process),10:N0}   {rows / seconds:N0} rows/s");
        return seconds;
    }

    private static double Measure(string what, int process, string[] arguments)
    {
        // The first run warms the caches.
        _ = MeasuredProcess.Best(1, arguments);
        ResetPeak(process);
        var run = MeasuredProcess.Best(1, arguments);
        Console.WriteLine($"{what,-36} {run.Seconds,8:0.00} {run.PeakMegabytes,10:N0} {PeakMegabytes(process),10:N0}");
        return run.Seconds;
    }

    /// <summary>Lets the kernel count a process's peak from now on (proc(5), clear_refs).</summary>
    private static void ResetPeak(int process) => File.WriteAllText($"/proc/{process}/clear_refs", "5");

    private static double PeakMegabytes(int process) =>
        double.Parse(File.ReadLines($"/proc/{process}/status").First(static line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) * 1024 / 1e6;

    private sealed record SizeOfEvents(long Bytes, long Parts);
}
