using System.Text.Json;
using Cairn.Cli.Tests.Commands.Serving;

namespace Cairn.Cli.Tests.Commands;

public sealed class ReplayCommandTests
{
    private const string Plan = """
        name: test
        version: "1"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, description: Saw a page. }
        """;

    private const string Repaired = Plan + "\n  Brand New: { phase: discovery, value: 0.1, description: Is new. }\n";

    [Fact]
    public async Task A_mended_plan_takes_the_past_in_while_the_collector_runs()
    {
        await using var collector = await CollectorProcess.StartAsync(Plan);
        var repaired = collector.File("repaired.yaml", Repaired);
        await collector.PostAsync("""{"batch":[{"type":"track","event":"Brand New","messageId":"1","anonymousId":"a"},{"type":"track","event":"Page Viewed","messageId":"2","anonymousId":"a"}]}""");
        await LoadedAsync(collector, "quarantine", 1);
        var dry = await ReplayAsync(collector, repaired, "--dry-run");
        dry.ShouldBe((1, 1, 2, 0, 1));
        (await ReplayAsync(collector, repaired)).ShouldBe(dry);
        (await ReplayAsync(collector, repaired)).ShouldBe((2, 0, 2, 0, 0));
        await LoadedAsync(collector, "events", 2);
    }

    [Fact]
    public async Task What_the_collector_quarantined_can_be_replayed_as_what_an_import_did()
    {
        await using var collector = await CollectorProcess.StartAsync(Plan);
        await collector.PostAsync("""{"batch":[{"type":"track","event":"Brand New","messageId":"1","anonymousId":"a"}]}""");
        await LoadedAsync(collector, "quarantine", 1);
        var (exit, output, errors) = await CollectorProcess.RunAsync("quarantine", "replay", "--data", collector.Data, "--plan", collector.File("repaired.yaml", Repaired));
        exit.ShouldBe(0, errors);
        output.ShouldContain("1 record became an event, 0 stay in quarantine.");
        await LoadedAsync(collector, "events", 1);
    }

    [Fact]
    public async Task A_time_that_ends_before_it_begins_is_rejected()
    {
        var plan = Path.GetTempFileName();
        await File.WriteAllTextAsync(plan, Plan, TestContext.Current.CancellationToken);
        var (exit, _, errors) = await CollectorProcess.RunAsync("replay", "--data", "nowhere", "--plan", plan, "--from", "2026-03-02", "--to", "2026-03-01");
        File.Delete(plan);
        exit.ShouldBe(1);
        errors.ShouldContain("--to is not after --from.");
    }

    /// <summary>Events and quarantined before, the same after, and how many changed.</summary>
    private static async Task<(long, long, long, long, long)> ReplayAsync(CollectorProcess collector, string plan, params string[] more)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (exit, output, errors) = await CollectorProcess.RunAsync(
            ["replay", "--data", collector.Data, "--plan", plan, "--from", $"{now.AddDays(-1):yyyy-MM-dd}", "--to", $"{now.AddDays(1):yyyy-MM-dd}", "--format", "json", .. more]);
        exit.ShouldBe(0, errors);
        using var json = JsonDocument.Parse(output);
        long Number(string counts, string name) => json.RootElement.GetProperty(counts).GetProperty(name).GetInt64();
        return (Number("before", "events"), Number("before", "quarantined"), Number("after", "events"), Number("after", "quarantined"), json.RootElement.GetProperty("changed").GetInt64());
    }

    private static async Task LoadedAsync(CollectorProcess collector, string table, int due)
    {
        var began = TimeProvider.System.GetTimestamp();
        string text;
        do
        {
            var (exit, output, errors) = await CollectorProcess.RunAsync("sql", $"SELECT count() AS n FROM {table}", "--data", collector.Data, "--format", "tsv");
            exit.ShouldBe(0, errors);
            text = output.Split('\n')[1];
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(60), $"{text} of {due} are in {table}");
        }
        while (text != $"{due}");
    }
}
