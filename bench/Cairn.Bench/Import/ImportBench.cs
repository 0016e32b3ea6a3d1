using System.Diagnostics;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Warehouse;

namespace Cairn.Bench.Import;

/// <summary>
/// Loads one generated file in turns by the engine's own plain INSERT and by <c>cairn import</c>, each into a data folder
/// of its own, and prints both rates and their ratio.
/// </summary>
internal sealed class ImportBench(string folder, long rows)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "cairn");

    public static async Task<int> RunAsync(long rows, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        try
        {
            await new ImportBench(folder, rows).CompareAsync(rounds);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task CompareAsync(int rounds)
    {
        var log = Path.Combine(folder, "log.csv");
        LogGenerator.Write(log, rows, seed: 46);
        Console.WriteLine($"{rows:N0} rows, {new FileInfo(log).Length / 1e6:N0} MB; {Environment.ProcessorCount} processors");
        Console.WriteLine("round  what    wall s   rows/s   cpu s  importer peak MB  engine peak MB");
        var ratios = new List<double>();
        for (var round = 1; round <= rounds; round++)
        {
            var plain = await InFolderAsync(round, "plain", (client, _) => PlainAsync(client, log));
            var import = await InFolderAsync(round, "import", (_, data) => ImportAsync(data, log));
            ratios.Add(plain.Wall / import.Wall);
            Console.WriteLine($"round {round}: import runs at {ratios[^1]:0.00} of the plain INSERT's rate (by processor time {plain.Cpu / import.Cpu:0.00})");
        }
        Console.WriteLine($"median ratio: {ratios.Order().ElementAt(ratios.Count / 2):0.00}");
    }

    // A new engine each time: neither finds caches, merges or memory that the other left behind.
    private async Task<Measurement> InFolderAsync(int round, string what, Func<WarehouseClient, string, Task<(long Peak, TimeSpan Cpu)>> load)
    {
        var data = Path.Combine(folder, $"{what}-{round}");
        var options = new EngineOptions { Command = [Program, "engine"], Linger = TimeSpan.FromSeconds(1) };
        var engine = await EngineSupervisor.AcquireAsync(DataFolder.Open(data, create: true), options, CancellationToken.None);
        using var client = new WarehouseClient(engine.Endpoint);
        await Migrations.ApplyAsync(client, CancellationToken.None);
        var process = Surroundings.EngineOf(data);
        var before = Measurement.CpuOf(process);
        var began = Stopwatch.GetTimestamp();
        var (peak, importerCpu) = await load(client, data);
        var wall = Stopwatch.GetElapsedTime(began);
        var cpu = (Measurement.CpuOf(process) - before + importerCpu) ?? TimeSpan.Zero;
        Console.WriteLine($"{round,5}  {what,-6} {wall.TotalSeconds,7:0.0} {rows / wall.TotalSeconds,8:N0} {cpu.TotalSeconds,7:0.0} {peak / 1e6,17:N0} {Measurement.PeakOf(process) / 1e6,15:N0}");
        await engine.DisposeAsync();
        using (var ending = Process.GetProcessById(process))
            await ending.WaitForExitAsync();
        Directory.Delete(data, recursive: true);
        return new Measurement(wall, cpu, peak);
    }

    private static async Task<(long, TimeSpan)> PlainAsync(WarehouseClient client, string log)
    {
        await client.ExecuteAsync(SqlText.Load(typeof(LogGenerator), "create_plain.sql"), null, CancellationToken.None);
        await client.InsertAsync(SqlText.Load(typeof(LogGenerator), "insert_plain.sql"), async (body, ct) =>
        {
            await using var file = File.OpenRead(log);
            await file.CopyToAsync(body, 1 << 20, ct);
        });
        return (0, TimeSpan.Zero);
    }

    private static async Task<(long, TimeSpan)> ImportAsync(string data, string log)
    {
        string[] command = ["import", log, "--map", Path.Combine(Surroundings.Root, "examples/rees46.yaml"), "--plan", Path.Combine(Surroundings.Root, "plans/shop.yaml"), "--data", data];
        using var process = Process.Start(new ProcessStartInfo(Program, command) { RedirectStandardOutput = true })!;
        // Both figures are gone with the process, so the last ones before its end count; they miss a tenth of a second.
        var (peak, cpu) = (0L, TimeSpan.Zero);
        var ended = process.WaitForExitAsync();
        while (await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(100))) != ended)
            (peak, cpu) = (Math.Max(peak, Measurement.PeakOf(process.Id)), Measurement.CpuOf(process.Id) ?? cpu);
        return process.ExitCode == 0 ? (peak, cpu) : throw new InvalidOperationException(await process.StandardOutput.ReadToEndAsync());
    }
}
