using System.Diagnostics;
using Cairn.Faults.Clients;
using Cairn.Faults.Processes;
using Cairn.Faults.Proof;

namespace Cairn.Faults;

/// <summary>A collector on a folder of its own, its clients and what they know. Everything ends and goes with it.</summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    private static readonly TimeSpan MaxStart = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly bool _ownsFolder;

    private FaultWorld(string folder, bool ownsFolder, CollectorUnderTest collector, int seed)
    {
        (_folder, _ownsFolder, Collector, Random) = (folder, ownsFolder, collector, new Random(seed));
        Clients = new ClientPool(collector.Address, collector.WriteKey, Ledger, ClientPace.Usual, Random.Next());
    }

    public CollectorUnderTest Collector { get; }

    public string Data => Collector.Data;

    public Ledger Ledger { get; } = new();

    public ClientPool Clients { get; }

    public Random Random { get; }

    /// <summary>Times from the start of a collector's process to its first acknowledgement.</summary>
    public Durations Restarts { get; } = new();

    /// <summary>Whether the folder stays, to be looked into.</summary>
    public bool IsKept { get; set; }

    /// <summary>Makes a world; its collector does not run yet.</summary>
    /// <param name="seed">From which every draw comes.</param>
    /// <param name="folder">A folder in which it is made; one of its own when there is none.</param>
    public static async Task<FaultWorld> CreateAsync(int seed, string? folder = null)
    {
        var parent = folder ?? Directory.CreateTempSubdirectory("cairn-faults-").FullName;
        return new FaultWorld(parent, folder is null, await CollectorUnderTest.CreateAsync(Path.Combine(parent, "data")), seed);
    }

    /// <summary>Starts the collector and waits for its first acknowledgement.</summary>
    public async Task StartAsync()
    {
        using var limit = new CancellationTokenSource(MaxStart);
        Collector.Start();
        var acknowledged = await Clients.FirstAcknowledgementAsync(limit.Token);
        if (acknowledged == 0)
            throw new TimeoutException($"no acknowledgement within {MaxStart.TotalSeconds:0} s: {string.Join('\n', Collector.Said)}");
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
        Clients.Dispose();
        await Collector.DisposeAsync();
        EngineProcesses.Kill(Data);
        if (IsKept)
            return;
        Directory.Delete(Data, recursive: true);
        if (_ownsFolder)
            Directory.Delete(_folder);
    }
}
