using System.Diagnostics;
using Cairn.Faults.Clients;
using Cairn.Faults.Processes;
using Cairn.Faults.Proof;

namespace Cairn.Faults;

/// <summary>A collector on a folder of its own, its clients and what they know. Everything ends and goes with it.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestEngineEnd = TimeSpan.FromSeconds(20);

    private readonly string _folder;

    private FaultWorld(string folder, CollectorUnderTest collector, int seed)
    {
        (_folder, Collector, Random) = (folder, collector, new Random(seed));
        Clients = new ClientPool(collector.Address, collector.WriteKey, Ledger, ClientPace.Usual, Random.Next());
    }

    public CollectorUnderTest Collector { get; }

    public string Data => Collector.Data;

    public Ledger Ledger { get; } = new();

    public ClientPool Clients { get; }

    public Random Random { get; }

    /// <summary>Times from the start of a collector's process to its first acknowledgement.</summary>
    public Durations Restarts { get; } = new();

    /// <summary>Makes a world; its collector does not run yet.</summary>
    /// <param name="folder">A folder that exists and is deleted at the end.</param>
    /// <param name="seed">From which every draw comes.</param>
    public static async Task<FaultWorld> CreateAsync(string folder, int seed) =>
        new(folder, await CollectorUnderTest.CreateAsync(Path.Combine(folder, "data")), seed);

    /// <summary>Starts the collector and waits for its first acknowledgement.</summary>
    public async Task StartAsync()
    {
        using var limit = new CancellationTokenSource(LongestStart);
        Collector.Start();
        var acknowledged = await Clients.FirstAcknowledgementAsync(limit.Token);
        if (acknowledged == 0)
            throw new TimeoutException($"no acknowledgement within {LongestStart.TotalSeconds:0} s: {string.Join('\n', Collector.Said)}");
        Restarts.Add(Stopwatch.GetElapsedTime(Collector.Started, acknowledged));
    }

    /// <summary>Reads the warehouse when it has caught up with the spool.</summary>
    public async Task<SinkProof> ProveAsync()
    {
        await using var sink = await Sink.OpenAsync(Data);
        await sink.WaitForSpoolAsync();
        return await sink.ProveAsync(Ledger);
    }

    public async ValueTask DisposeAsync()
    {
        await Collector.DisposeAsync();
        await EngineProcesses.EndAsync(Data, LongestEngineEnd);
        Directory.Delete(_folder, recursive: true);
    }
}
