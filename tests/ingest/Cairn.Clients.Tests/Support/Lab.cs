using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cairn.Clients.Tests.Support;
using Cairn.Collector;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Pipeline;
using Cairn.State.Keys;
using Cairn.Warehouse;

[assembly: AssemblyFixture(typeof(Lab))]

namespace Cairn.Clients.Tests.Support;

/// <summary>One collector with its warehouse for all tests: a data folder, the port, the engine, and what arrives there.</summary>
public sealed class Lab : IAsyncLifetime
{
    private const string Marker = "Marker Set";

    private static readonly SqlText Events = SqlText.Load(typeof(Lab), "events.sql");
    private static readonly SqlText Quarantined = SqlText.Load(typeof(Lab), "quarantined.sql");
    private static readonly SqlText Suppressed = SqlText.Load(typeof(Lab), "suppressed.sql");
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-clients-");
    private readonly HttpClient _http = new();
    private readonly List<string> _problems = [];
    private RunningCollector? _collector;
    private EngineSupervisor? _engine;
    private WarehouseClient? _warehouse;
    private KeyStore? _keys;
    private int _sources;

    /// <summary>Where the collector listens.</summary>
    public Uri Address => _collector!.Address;

    private string Data => Path.Combine(_folder.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        var planFile = ProjectFiles.Find("plan.yaml");
        var options = new CollectorOptions
        {
            Data = Data,
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            LoadInterval = TimeSpan.FromMilliseconds(100),
            KeyRefresh = TimeSpan.FromMilliseconds(50),
            WalletDomains = ["shop.example"],
        };
        _collector = await RunningCollector.StartAsync(options, Task.FromResult(PlanText.Load(planFile)), Note, TimeProvider.System, CancellationToken.None);
        _keys = KeyStore.Open(Data, TimeProvider.System);
        _engine = await EngineSupervisor.AcquireAsync(DataFolder.Open(Data, create: false), new EngineOptions(), CancellationToken.None);
        _warehouse = new WarehouseClient(_engine.Endpoint);
        await Wait.UntilAsync(() => _collector.DeliveryProgress.Problem.Length == 0, $"delivery ({_collector.DeliveryProgress.Problem})");
    }

    public async ValueTask DisposeAsync()
    {
        using var engine = EngineProcessOf(Data);
        if (_collector is not null)
            await _collector.DisposeAsync();
        _warehouse?.Dispose();
        if (_engine is not null)
            await _engine.DisposeAsync();
        _http.Dispose();
        using var limit = new CancellationTokenSource(EndTime);
        if (engine is not null)
            await engine.WaitForExitAsync(limit.Token);
        _folder.Delete(recursive: true);
        _problems.ShouldBeEmpty("the collector reported defects");
    }

    /// <summary>Makes a source and waits until the collector knows its keys.</summary>
    /// <param name="kind">How its name begins.</param>
    /// <param name="keys">Keys that clients use already; a new one is made when there are none.</param>
    internal async Task<Source> NewSourceAsync(string kind, params string[] keys)
    {
        var name = $"{kind}-{Interlocked.Increment(ref _sources)}";
        string[] issued = [.. keys.DefaultIfEmpty(null).Select(key => _keys!.Create(name, key).Text)];
        using var answer = await Wait.ForAsync(ct => PostAsync(new { writeKey = issued[^1], batch = Array.Empty<object>() }, ct), static answer => answer.IsSuccessStatusCode);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new Source(name, issued[0]);
    }

    /// <summary>Waits until so many calls of the source have become something, then for all that the collector took until now.</summary>
    internal async Task<Arrivals> ArrivedAsync(Source source, int calls)
    {
        await Wait.ForAsync(ct => ReadAsync(source, ct), arrived => arrived.Count >= calls);
        var id = Guid.NewGuid().ToString();
        using var answer = await PostAsync(
            new { writeKey = source.Key, batch = new[] { new { type = "track", @event = Marker, anonymousId = "marker", messageId = id } } }, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var all = await Wait.ForAsync(ct => ReadAsync(source, ct), arrived => arrived.Events.Any(e => e.MessageId == id));
        all.Events.ShouldContain(e => e.MessageId == id, $"the marker does not arrive: {_collector!.DeliveryProgress.Problem}");
        return all with { Events = [.. all.Events.Where(e => e.Event != Marker)] };
    }

    private async Task<Arrivals> ReadAsync(Source source, CancellationToken ct)
    {
        var named = new QueryParameters { { "source", source.Name } };
        return new Arrivals(
            await _warehouse!.QueryAsync<Arrival>(Events, named, ct).ToListAsync(ct),
            await _warehouse.QueryAsync<Rejection>(Quarantined, named, ct).ToListAsync(ct),
            await _warehouse.QueryAsync<Rejection>(Suppressed, named, ct).ToListAsync(ct));
    }

    private Task<HttpResponseMessage> PostAsync(object body, CancellationToken ct) => _http.PostAsJsonAsync(new Uri(Address, "/v1/batch"), body, ct);

    private void Note(string problem)
    {
        lock (_problems)
            _problems.Add(problem);
    }

    /// <summary>The engine's process, as it says itself; it writes into the folder until it is gone.</summary>
    private static Process? EngineProcessOf(string data)
    {
        var file = Path.Combine(data, "engine.json");
        if (!File.Exists(file))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return Process.GetProcessById(json.RootElement.GetProperty("process").GetInt32());
    }
}
