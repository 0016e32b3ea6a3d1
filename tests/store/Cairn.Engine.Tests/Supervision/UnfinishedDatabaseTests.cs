using Cairn.Data;
using Cairn.Engine.Tests.Support;
using Cairn.Warehouse;

namespace Cairn.Engine.Tests.Supervision;

/// <summary>A disk that is full while an engine starts leaves empty descriptions of databases behind.</summary>
public sealed class UnfinishedDatabaseTests
{
    private static readonly EngineOptions Options = new() { Command = TestPrograms.Command("engine"), Linger = TimeSpan.FromSeconds(1) };

    [Theory]
    [InlineData("default.sql")]
    [InlineData("cairn.sql")]
    public async Task an_engine_starts_where_the_first_one_could_not_finish_a_database(string description)
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        Empty(folder, description);
        (await AskAsync(folder, "SELECT toInt64(1)")).ShouldBe(1);
    }

    [Fact]
    public async Task a_later_engine_that_could_not_make_its_own_database_costs_no_table()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        await using (var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None))
        {
            using var client = new WarehouseClient(engine.Endpoint);
            await Migrations.ApplyAsync(client, CancellationToken.None);
        }
        await Wait.UntilAsync(() => !File.Exists(Path.Combine(folder.Path, "engine.json")), "the end of the engine");
        Empty(folder, "default.sql");
        (await AskAsync(folder, "SELECT toInt64(count()) FROM events")).ShouldBe(0);
    }

    private static void Empty(DataFolder folder, string description)
    {
        var path = Path.Combine(folder.WarehousePath, "metadata", description);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, []);
    }

    private static async Task<long> AskAsync(DataFolder folder, string sql)
    {
        await using var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None);
        using var client = new WarehouseClient(engine.Endpoint);
        return await client.QuerySingleAsync<long>(SqlText.FromOperator("asked", sql));
    }
}
