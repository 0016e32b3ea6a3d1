using System.Text.Json;
using Cairn.Cli.Tests.Commands.Serving;

namespace Cairn.Cli.Tests.Commands;

/// <summary>A message that came both ways, through the collector and in a request log, is stored once.</summary>
public sealed class ImportAndCollectorTests
{
    private static readonly string Plan = File.ReadAllText(Path.Combine(Repository.Root, "plans", "shop.yaml"));

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task What_the_collector_took_is_known_to_an_import_and_the_other_way_round()
    {
        await using var collector = await CollectorProcess.StartAsync(Plan);
        await collector.PostAsync(Batch(Call("m1", "Page Viewed"), Call("m2", "Nonsense")));
        await Wait.UntilAsync(async () => await CountAsync(collector, "events") == 1 && await CountAsync(collector, "quarantine") == 1, "the first two in the warehouse");

        // The proxy before the collector logged the same requests, and one that never reached it.
        var log = collector.File("proxy.jsonl", string.Join('\n', Line(Call("m1", "Page Viewed")), Line(Call("m2", "Nonsense")), Line(Call("m3", "Page Viewed")), Line(Call("m4", "Nonsense"))));
        var (exit, output, errors) = await CollectorProcess.RunAsync(
            "import", log, "--plan", collector.File("same.yaml", Plan), "--data", collector.Data, "--format", "json");
        exit.ShouldBe(0, errors);
        using var json = JsonDocument.Parse(output);
        json.RootElement[0].GetProperty("events").GetInt64().ShouldBe(1);
        json.RootElement[0].GetProperty("quarantined").GetInt64().ShouldBe(1);
        json.RootElement[0].GetProperty("suppressed").GetProperty("second_delivery").GetInt64().ShouldBe(2);

        // Its clients send them again at last, and something new.
        await collector.PostAsync(Batch(Call("m3", "Page Viewed"), Call("m4", "Nonsense"), Call("m5", "Page Viewed")));
        await Wait.UntilAsync(async () => await CountAsync(collector, "events WHERE message_id = 'm5'") == 1, "what is new in the warehouse");
        (await CountAsync(collector, "events")).ShouldBe(3);
        (await CountAsync(collector, "quarantine")).ShouldBe(2);
        (await CountAsync(collector, "suppressed WHERE reason = 'second_delivery'")).ShouldBe(4);
    }

    private static string Batch(params string[] calls) => $$"""{"batch":[{{string.Join(',', calls)}}]}""";

    private string Call(string id, string name) =>
        $$"""{"type":"track","event":"{{name}}","userId":"u1","messageId":"{{id}}","timestamp":"{{_now:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}"}""";

    private string Line(string call) =>
        $$"""{"at":"{{_now.AddSeconds(1):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","source":"web","method":"POST","path":"/v1/track","headers":{},"body":{{call}}}""";

    private static async Task<int> CountAsync(CollectorProcess collector, string from)
    {
        var (exit, output, errors) = await CollectorProcess.RunAsync("sql", $"SELECT count() FROM {from} FORMAT TSV", "--data", collector.Data);
        exit.ShouldBe(0, errors);
        return int.Parse(output, System.Globalization.CultureInfo.InvariantCulture);
    }
}
