using System.Diagnostics;
using System.Text.Json;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Import.Loading;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Tests;
using Cairn.Plan;
using Cairn.Protocols.Wire;
using Cairn.Warehouse;

[assembly: AssemblyFixture(typeof(TestWarehouse))]

namespace Cairn.Import.Tests;

/// <summary>A data folder with a real engine, shared by all tests: each imports a log of its own.</summary>
public class TestWarehouse : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private EngineSupervisor? _engine;
    private WarehouseClient? _client;

    public WarehouseClient Client => _client!;

    public string Folder => Path.Combine(_folder.Path, "data");

    public static string Program => Path.Combine(AppContext.BaseDirectory, "cairn");

    public static TrackingPlan Shop { get; } = PlanFile.Load(Repository.File("plans", "shop.yaml"));

    public async ValueTask InitializeAsync()
    {
        var options = new EngineOptions { Command = [Program, "engine"], Linger = TimeSpan.FromSeconds(1) };
        _engine = await EngineSupervisor.AcquireAsync(DataFolder.Open(Folder, create: true), options, CancellationToken.None);
        _client = new WarehouseClient(_engine.Endpoint);
        await Migrations.ApplyAsync(_client, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_engine is not null)
        {
            using var engine = EngineOf(Folder);
            await _engine.DisposeAsync();
            // It writes into the folder until it is gone.
            await engine.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        }
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The engine's process, as it says itself.</summary>
    internal static Process EngineOf(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "engine.json")));
        return Process.GetProcessById(json.RootElement.GetProperty("process").GetInt32());
    }

    internal Task<ImportSummary> ImportAsync(string file, string mapping, TrackingPlan? plan = null, bool replace = false, string? planText = null, NetworkHash? networks = null)
    {
        var opener = new LogOpener(networks: networks);
        var request = new ImportRequest
        {
            File = LogFile.Inspect(file),
            Mapping = MappingFile.Parse(mapping, "map.yaml"),
            Plan = plan ?? Shop,
            PlanText = planText ?? File.ReadAllText(Repository.File("plans", "shop.yaml")),
            Replace = replace,
        };
        return new Importer(Client, Folder, opener, TimeProvider.System).ImportAsync(request, new ImportProgress(), TestContext.Current.CancellationToken);
    }

    internal async Task<T> AskAsync<T>(string sql) =>
        await Client.QuerySingleAsync<T>(SqlText.FromOperator("test", sql), null, TestContext.Current.CancellationToken);

    internal Task RunAsync(string sql) =>
        Client.ExecuteAsync(SqlText.FromOperator("test", sql), null, TestContext.Current.CancellationToken);
}
