using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Warehouse;

namespace Cairn.Bench.Collector;

/// <summary>A collector as a user starts it, with a data folder of its own.</summary>
internal sealed class CollectorProcess : IAsyncDisposable
{
    /// <summary>All load comes from one address, so its rate has no bound.</summary>
    public static readonly string[] NoLimits = ["--rate-per-address", "0"];

    private static readonly TimeSpan MaxEnd = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxDrain = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>The share of a processor that a process takes at rest.</summary>
    private const double Resting = 0.05;

    private static readonly TimeSpan RestLook = TimeSpan.FromMilliseconds(500);

    private const string Ready = "listening on http://";

    private readonly string _folder;
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private CollectorProcess(string folder, Process process, IPEndPoint address, string writeKey) =>
        (_folder, _process, Address, WriteKey) = (folder, process, address, writeKey);

    public IPEndPoint Address { get; }

    public string WriteKey { get; }

    public string Data => Path.Combine(_folder, "data");

    public ProcessSample Server => ProcessSample.Of(_process.Id);

    /// <summary>What the index of messages takes, 10^6 bytes, as the collector says it; 0 while there is none.</summary>
    public async Task<double> IndexMegabytesAsync()
    {
        var state = JsonDocument.Parse(await _http.GetStringAsync(new Uri($"http://{Address}/health/ready")))
            .RootElement.GetProperty("parts").GetProperty("deduplication").GetProperty("state").GetString()!.Split(' ');
        return state is [.., "in", var bytes, "bytes"] ? double.Parse(bytes, CultureInfo.InvariantCulture) / 1e6 : 0;
    }

    public ProcessSample Engine => EngineId() is { } id ? ProcessSample.Of(id) : ProcessSample.Ended;

    public static async Task<CollectorProcess> StartAsync(params string[] further)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        var data = Path.Combine(folder, "data");
        var plan = Path.Combine(Root(), "plans", "shop.yaml");
        var key = JsonDocument.Parse(await RunAsync("keys", "create", "web", "--data", data, "--format", "json"));
        var start = new ProcessStartInfo(Executable()) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["serve", "--data", data, "--plan", plan, "--listen", "127.0.0.1:0", .. further])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new CollectorProcess(folder, process, IPEndPoint.Parse(line[(at + Ready.Length)..].Trim().TrimEnd('/')), key.RootElement.GetProperty("key").GetString()!);
            }
        }
        throw new InvalidOperationException("the collector ended before it listened");
    }

    /// <summary>Asks the warehouse, by a lease of this program's own.</summary>
    public async Task<T> QueryAsync<T>(string name, string sql)
    {
        await using var engine = await EngineSupervisor.AcquireAsync(DataFolder.Open(Data, create: false), new EngineOptions(), CancellationToken.None);
        using var client = new WarehouseClient(engine.Endpoint);
        return await client.QuerySingleAsync<T>(SqlText.FromOperator(name, sql));
    }

    /// <summary>Waits until the warehouse holds every acknowledged event, and never more.</summary>
    /// <returns>How many seconds that took.</returns>
    public async Task<double> DrainAsync(long acknowledged)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var stored = await QueryAsync<ulong>("stored", "SELECT count() FROM events");
            if (stored == (ulong)acknowledged)
                return Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (stored > (ulong)acknowledged)
                throw new InvalidOperationException($"{stored} events are stored where {acknowledged} were acknowledged");
            if (Stopwatch.GetElapsedTime(began) > MaxDrain)
                throw new TimeoutException($"{stored} of {acknowledged} events are stored after {MaxDrain.TotalMinutes} minutes");
            await Task.Delay(Look);
        }
    }

    /// <summary>Waits until server and engine rest: merges go on when everything is stored.</summary>
    public async Task IdleAsync()
    {
        for (var (began, before) = (Stopwatch.GetTimestamp(), double.NegativeInfinity); Stopwatch.GetElapsedTime(began) < MaxEnd;)
        {
            var spent = Server.CpuSeconds + Engine.CpuSeconds;
            if (spent - before < Resting * RestLook.TotalSeconds)
                return;
            before = spent;
            await Task.Delay(RestLook);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var engine = EngineId();
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        // The engine stays a moment for the next to come, and writes meanwhile.
        for (var began = Stopwatch.GetTimestamp(); engine is { } id && Directory.Exists($"/proc/{id}") && Stopwatch.GetElapsedTime(began) < MaxEnd;)
            await Task.Delay(Look);
        Directory.Delete(_folder, recursive: true);
    }

    private int? EngineId()
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Data, "engine.json")));
            return json.RootElement.GetProperty("process").GetInt32();
        }
        catch (Exception absent) when (absent is IOException or JsonException)
        {
            return null;
        }
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable()) { RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"cairn {arguments[0]} failed: {output}");
    }

    private static string Executable() => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Cairn.Cli", "release", "cairn"));

    private static string Root() => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
}
