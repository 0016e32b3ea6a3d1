using Cairn.Data;
using Cairn.Engine;
using Cairn.Warehouse;

namespace Cairn.Tests;

/// <summary>A real engine, in which every test has a database of its own.</summary>
public sealed class TestEngine : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private EngineSupervisor? _engine;
    private int _databases;

    public static string Program => Path.Combine(AppContext.BaseDirectory, "cairn");

    public async ValueTask InitializeAsync()
    {
        var options = new EngineOptions { Command = [Program, "engine"], Linger = TimeSpan.FromSeconds(1) };
        _engine = await EngineSupervisor.AcquireAsync(DataFolder.Open(Path.Combine(_folder.Path, "data"), create: true), options, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            using var process = EngineOf(Path.Combine(_folder.Path, "data"));
            await _engine.DisposeAsync();
            await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        }
        _folder.Dispose();
    }

    /// <summary>A warehouse with nothing in it.</summary>
    internal async Task<WarehouseClient> NewWarehouseAsync()
    {
        var client = new WarehouseClient(_engine!.Endpoint, $"test{Interlocked.Increment(ref _databases)}");
        await Migrations.ApplyAsync(client, TestContext.Current.CancellationToken);
        return client;
    }

    internal static System.Diagnostics.Process EngineOf(string data)
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "engine.json")));
        return System.Diagnostics.Process.GetProcessById(json.RootElement.GetProperty("process").GetInt32());
    }
}
