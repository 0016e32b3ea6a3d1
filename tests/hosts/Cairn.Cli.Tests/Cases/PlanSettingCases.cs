using static Cairn.Cli.Tests.Cases.Calls;

namespace Cairn.Cli.Tests.Cases;

/// <summary>What a plan says of machines, payment pages, pages with names and events that it does not list, through import and report.</summary>
public sealed class PlanSettingCases
{
    private const string Crawler = "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)";

    private static readonly string[] Log =
    [
        Page("2026-05-04T08:00:00Z", "a", "https://lamps.example/?utm_source=brief&utm_medium=email", agent: Crawler),
        Order("2026-05-04T08:01:00Z", "A-1", 1, "a", agent: Crawler),
        Act("2026-05-04T08:00:00Z", "Email Opened", "b", new() { ["machine_open"] = true, ["campaign_name"] = "mai" }),
        Order("2026-05-04T09:00:00Z", "B-1", 2, user: "b"),
        Act("2026-05-04T08:00:00Z", "Lamp Dimmed", "c", new() { ["level"] = 3 }),
        Order("2026-05-04T08:01:00Z", "C-1", 4, user: "c"),
        Line("2026-05-04T08:00:00Z", "web", "/v1/page", new System.Text.Json.Nodes.JsonObject
        {
            ["type"] = "page", ["name"] = "Pricing", ["category"] = "Docs", ["userId"] = "c", ["messageId"] = "p1", ["timestamp"] = "2026-05-04T08:00:30Z",
        }),
    ];

    [Fact]
    public async Task As_shipped_machines_are_no_acts_and_unknown_names_held()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("calls.jsonl", Log);
        (await folder.ReportAsync("channel", "--models", "first")).ShouldBe("Direct 2 6");
        (await folder.SqlAsync("SELECT event, JSONExtractString(properties, 'name'), JSONExtractString(properties, 'category') FROM events WHERE event = 'Page Viewed' AND flags = ''"))
            .ShouldBe(["Page Viewed Pricing Docs"]);
        (await folder.SqlAsync("SELECT event, code FROM quarantine")).ShouldBe(["Lamp Dimmed unknown_event"]);
    }

    [Fact]
    public async Task A_plan_may_keep_machines_and_accept_unknown_names()
    {
        await using var folder = new CaseFolder();
        var text = File.ReadAllText(CaseFolder.Plan).Replace("\nphases:", "\nunplanned: accept\nbots: keep\nmachine_opens: keep\n\nphases:", StringComparison.Ordinal);
        var plan = Path.Combine(folder.Path, "plan.yaml");
        await File.WriteAllTextAsync(plan, text, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(folder.Path, "calls.jsonl"), Log, TestContext.Current.CancellationToken);
        await folder.RunAsync("import", "calls.jsonl", "--plan", plan, "--data", "data");

        (await folder.ReportAsync("channel", "--models", "first")).ShouldBe("Direct 2 6, Email 1 1");
        (await folder.SqlAsync("SELECT event, flags FROM events WHERE flags != ''")).ShouldBe(["Lamp Dimmed unplanned"]);
        (await folder.SqlAsync("SELECT count() FROM quarantine")).ShouldBe(["0"]);
    }

    [Theory]
    [InlineData("", "Referral 1 1")]
    [InlineData("pay.paysite.example, ", "Email 1 1")]
    public async Task A_plan_may_list_pages_that_send_nobody(string item, string expected)
    {
        await using var folder = new CaseFolder();
        var text = File.ReadAllText(CaseFolder.Plan).Replace("\nunwanted_referrals: [", $"\nunwanted_referrals: [{item}", StringComparison.Ordinal);
        var plan = Path.Combine(folder.Path, "plan.yaml");
        await File.WriteAllTextAsync(plan, text, TestContext.Current.CancellationToken);
        var log = new ShopLog().Page("2026-05-04T08:00:00Z", "a", "https://lamps.example/?utm_source=brief&utm_medium=email")
            .Page("2026-05-04T08:10:00Z", "a", "https://lamps.example/done", "https://pay.paysite.example/")
            .Order("2026-05-04T08:11:00Z", "a", 1);
        await File.WriteAllLinesAsync(Path.Combine(folder.Path, "log.csv"), log.Lines, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "map.yaml"), ShopLog.Mapping, TestContext.Current.CancellationToken);
        await folder.RunAsync("import", "log.csv", "--map", "map.yaml", "--plan", plan, "--data", "data");
        (await folder.ReportAsync("channel")).ShouldBe(expected);
    }
}
