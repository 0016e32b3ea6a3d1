using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Warehouse;

namespace Cairn.Reference.Tests.Comparison;

/// <summary>A data folder with a real engine that holds one log after the other.</summary>
internal sealed class CaseWarehouse : IAsyncDisposable
{
    private static readonly SqlText Empty = SqlText.FromOperator("empty", "TRUNCATE TABLE events");
    private static readonly SqlText Insert = SqlText.FromOperator("insert", "INSERT INTO events FORMAT JSONEachRow");

    private readonly EngineSupervisor _engine;
    private readonly string _folder;

    private readonly AnswersOfOneLog _answers;

    private readonly WarehouseClient _node;

    private CaseWarehouse(EngineSupervisor engine, string folder, string? distributed)
    {
        (_engine, _folder) = (engine, folder);
        _answers = new AnswersOfOneLog(engine.Endpoint.CreateHandler());
        _node = new WarehouseClient(engine.Endpoint);
        var answered = engine.Endpoint with { CreateHandler = () => _answers };
        Client = distributed is null ? new WarehouseClient(answered) : new WarehouseClient(answered, distributed);
    }

    /// <summary>What the product asks.</summary>
    public WarehouseClient Client { get; }

    /// <summary>The node on which the tables are, all of whose rows it sees.</summary>
    public WarehouseClient Node => _node;

    /// <summary>Starts an engine on a folder.</summary>
    /// <param name="folder">The folder, which need not exist.</param>
    /// <param name="program">The program whose command <c>engine</c> it is.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<CaseWarehouse> OpenAsync(string folder, string program, CancellationToken ct)
    {
        var options = new EngineOptions { Command = [program, "engine"], Linger = TimeSpan.FromSeconds(1) };
        var warehouse = new CaseWarehouse(await EngineSupervisor.AcquireAsync(DataFolder.Open(folder, create: true), options, ct), folder, null);
        await Migrations.ApplyAsync(warehouse._node, ct);
        return warehouse;
    }

    /// <summary>Starts an engine that is a cluster of three shards, and asks it through distributed tables.</summary>
    /// <param name="folder">A folder for it.</param>
    /// <param name="program">The program whose command <c>engine</c> it is.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<CaseWarehouse> OpenClusterAsync(string folder, string program, CancellationToken ct)
    {
        const string Database = "distributed", NodeDatabase = "cairn";
        var data = Path.Combine(folder, "data");
        var options = new EngineOptions { Command = [program, "engine", "--config", ClusterFiles.Write(folder, NodeDatabase)], Linger = TimeSpan.FromSeconds(1) };
        var warehouse = new CaseWarehouse(await EngineSupervisor.AcquireAsync(DataFolder.Open(data, create: true), options, ct), data, Database);
        await Migrations.ApplyAsync(warehouse._node, ct);
        await RunAsync($"CREATE DATABASE {Database} ENGINE = Atomic");
        foreach (var table in ClusterFiles.Tables)
            await RunAsync($"CREATE TABLE {Database}.{table} AS {table} ENGINE = Distributed({ClusterFiles.Cluster}, {NodeDatabase}, {table})");
        return warehouse;

        Task RunAsync(string statement) => warehouse._node.ExecuteAsync(SqlText.FromOperator("cluster", statement), null, ct);
    }

    /// <summary>On how many shards there are events.</summary>
    public async Task<int> ShardsWithEventsAsync(CancellationToken ct) =>
        (int)await Client.QuerySingleAsync<ulong>(SqlText.FromOperator("shards", "SELECT uniqExact(_shard_num) AS shards FROM events"), null, ct);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _node.Dispose();
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "engine.json")));
        using var engine = Process.GetProcessById(json.RootElement.GetProperty("process").GetInt32());
        await _engine.DisposeAsync();
        // It writes into the folder until it is gone.
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await engine.WaitForExitAsync(bound.Token);
    }

    /// <summary>Puts the events of a log in the place of those of the log before.</summary>
    public async Task HoldAsync(IEnumerable<ReferenceEvent> events, CancellationToken ct)
    {
        _answers.BeginLog();
        await _node.ExecuteAsync(Empty, null, ct);
        var rows = Encoding.UTF8.GetBytes(string.Join('\n', events.Select(static row => Row(row).ToJsonString())));
        await _node.InsertAsync(Insert, async (stream, token) => await stream.WriteAsync(rows, token), ct: ct);
    }

    private static JsonObject Row(ReferenceEvent e) => new()
    {
        ["occurred_at"] = Time(e.AtMs),
        // One partition, and so one part for each log.
        ["received_at"] = Time(0),
        ["event"] = e.Event,
        ["source"] = e.Source,
        ["user_id"] = e.UserId,
        ["anonymous_id"] = e.AnonymousId,
        ["identifiers"] = new JsonObject(e.Identifiers.Select(static id => KeyValuePair.Create(id.Type, (JsonNode?)id.Value))),
        ["session_id"] = e.SessionId,
        ["channel"] = e.Channel,
        ["traffic_source"] = e.TrafficSource,
        ["traffic_medium"] = e.TrafficMedium,
        ["traffic_campaign"] = e.TrafficCampaign,
        ["platform"] = e.Platform,
        ["device_type"] = e.AnonymousId.Length > 0 ? "phone" : "",
        ["network"] = e.AnonymousId.Length > 0 ? 1 + e.AnonymousId.Sum(static letter => letter) % 4 : 0,
        ["value"] = e.Value is { } value ? value.ToString("0.########") : null,
        ["currency"] = e.Currency,
        ["order_id"] = e.OrderId,
        ["properties"] = e.Properties,
        ["flags"] = string.Join(' ', e.Flags),
        ["log_id"] = e.LogId,
        ["log_offset"] = e.LogOffset,
    };

    private static string Time(long at) => $"{DateTimeOffset.FromUnixTimeMilliseconds(at):yyyy-MM-dd HH:mm:ss.fff}";
}
