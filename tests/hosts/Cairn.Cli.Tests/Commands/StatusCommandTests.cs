using System.Text.Json;

namespace Cairn.Cli.Tests.Commands;

public sealed class StatusCommandTests
{
    private const string Plan = """
        name: small
        version: "7"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, description: Saw a page. }
        """;

    private const string Mapping = """
        source: shop
        time: { column: time }
        event: { column: event }
        identifiers: { user_id: user }
        """;

    private const string Log = """
        time,event,user
        2026-03-01T10:00:00Z,Page Viewed,u1
        2026-03-01T11:00:00Z,Page Viewed,u2
        2026-03-04T10:00:00Z,Page Viewed,u1
        2026-03-04T10:00:00Z,Nobody Knows,u1

        """;

    [Fact]
    public async Task What_a_data_folder_holds_is_shown_and_its_engine_stays_until_it_is_stopped()
    {
        using var folder = new TemporaryFolder();
        folder.File("plan.yaml", Plan);
        folder.File("map.yaml", Mapping);
        folder.File("log.csv", Log);
        // As the tour writes it, without --data.
        var imported = await CairnProcess.RunAsync(folder.Path, "import", "log.csv", "--map", "map.yaml", "--plan", "plan.yaml");
        imported.ExitCode.ShouldBe(0, imported.Errors);

        var json = await RunAsync(folder, "status", "--format", "json");
        using var status = JsonDocument.Parse(json);
        var root = status.RootElement;
        (Number("events"), Number("persons"), Number("quarantined"), Number("suppressed"), Number("days_with_events")).ShouldBe((3, 2, 1, 0, 2));
        root.GetProperty("first_event").GetString().ShouldBe("2026-03-01T10:00:00.000Z");
        root.GetProperty("plan").GetProperty("name").GetString().ShouldBe("small 7");
        root.GetProperty("sources")[0].GetProperty("source").GetString().ShouldBe("shop");
        root.GetProperty("imports")[0].GetProperty("file").GetString().ShouldBe("log.csv");
        root.GetProperty("disk").GetProperty("used").GetProperty("warehouse").GetInt64().ShouldBeGreaterThan(0);
        root.GetProperty("engine").GetProperty("process").GetInt32().ShouldBeGreaterThan(0, "the engine of the import is there still");
        root.GetProperty("collector").ValueKind.ShouldBe(JsonValueKind.Null);

        var table = await RunAsync(folder, "status");
        table.ShouldContain("3 of 2 people, 2026-03-01 to 2026-03-04 (2 days with events)");
        table.ShouldContain("small 7");
        table.ShouldContain("log.csv");

        (await RunAsync(folder, "sql", "SELECT event, count() FROM events GROUP BY event ORDER BY 2 DESC", "--format", "csv")).ShouldContain("\"Page Viewed\",3");
        (await RunAsync(folder, "sql", "--tables")).ShouldContain("tombstones");

        (await RunAsync(folder, "engine", "stop")).ShouldContain("has stopped");
        (await RunAsync(folder, "engine", "stop")).ShouldContain("No engine runs");

        int Number(string name) => root.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Sql_without_a_statement_says_what_to_write()
    {
        using var folder = new TemporaryFolder();
        var result = await CairnProcess.RunAsync(folder.Path, "sql");
        result.ExitCode.ShouldBe(ExitCode.UserError);
        result.Errors.ShouldContain("--tables");
    }

    private static async Task<string> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        var result = await CairnProcess.RunAsync(folder.Path, arguments);
        result.ExitCode.ShouldBe(0, result.Errors);
        return result.Output;
    }
}
