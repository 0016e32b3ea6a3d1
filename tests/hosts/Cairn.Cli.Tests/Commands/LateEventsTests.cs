using System.Text.Json;

namespace Cairn.Cli.Tests.Commands;

/// <summary>Events that arrive days after they happened, in a report over the time in which they happened.</summary>
public sealed class LateEventsTests : IDisposable
{
    private const string Sentence = "arrived late: 3 events, by up to 4.1 d, the last on 2026-03-08 10:11 UTC; reports made before then differ";

    private static readonly string Plan = Path.Combine(Repository.Root, "plans", "shop.yaml");

    /// <summary>A mail brings one customer, who buys; another one's visit comes from nowhere.</summary>
    private static readonly string[] OnTime =
    [
        Line("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z", "u1", "Product Viewed", "email"),
        Line("2026-03-04T07:00:00Z", "2026-03-04T07:00:00Z", "u2", "Product Viewed", ""),
        Line("2026-03-05T10:00:01Z", "2026-03-05T10:00:00Z", "u1", "Order Completed", "email", order: "o1"),
    ];

    /// <summary>Phones that were offline: a visit by an advert before the purchase, and another purchase; one more happens later.</summary>
    private static readonly string[] Late =
    [
        Line("2026-03-06T12:00:00Z", "2026-03-03T12:00:00Z", "u1", "Product Viewed", "cpc"),
        Line("2026-03-08T10:11:00Z", "2026-03-04T08:00:00Z", "u2", "Order Completed", "", order: "o2"),
        Line("2026-03-08T10:11:00Z", "2026-03-05T20:00:00Z", "u1", "Cart Viewed", ""),
        Line("2026-03-21T09:00:00Z", "2026-03-18T09:00:00Z", "u1", "Product Viewed", ""),
        Line("2026-03-08T10:11:00Z", "2026-03-08T09:59:00Z", "u2", "Cart Viewed", ""),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-late-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_report_over_the_past_changes_and_says_why()
    {
        await ImportAsync("data", "first.jsonl", OnTime);
        var before = await ReportAsync("data", "table");
        before.Output.ShouldNotContain("late");
        var (count, last, longest, credits) = Read((await ReportAsync("data", "json")).Output);
        (count, last, longest).ShouldBe((0, null, null));
        credits.ShouldBe(new Dictionary<string, decimal> { ["Direct"] = 0, ["Email"] = 1, ["(unattributed)"] = 0 }, ignoreOrder: true);

        await ImportAsync("data", "second.jsonl", Late);
        var after = await ReportAsync("data", "table");
        after.Output.ShouldContain(Sentence);
        var json = await ReportAsync("data", "json");
        json.Errors.ShouldContain(Sentence);
        (count, last, longest, credits) = Read(json.Output);
        (count, last, longest).ShouldBe((3, "2026-03-08T10:11:00.000Z", 353_460m));
        credits.ShouldBe(new Dictionary<string, decimal> { ["Direct"] = 1, ["Email"] = 0.666666667m, ["Paid Search"] = 0.333333333m, ["(unattributed)"] = 0 }, ignoreOrder: true);
        (await ReportAsync("data", "csv")).Errors.ShouldContain(Sentence);

        await ImportAsync("at-once", "all.jsonl", [.. OnTime.Concat(Late).Reverse()]);
        (await ReportAsync("at-once", "table")).ShouldBe(after, "a report does not depend on when its events were stored");
        (await ReportAsync("at-once", "json")).ShouldBe(json);
    }

    [Fact]
    public async Task A_report_tells_of_those_of_its_own_time_and_window_and_a_journey_of_each()
    {
        await ImportAsync("data", "all.jsonl", [.. OnTime, .. Late]);
        (await ReportAsync("data", "table", "--from", "2026-03-19")).Output.ShouldContain("arrived late: 4 events, by up to 4.1 d, the last on 2026-03-21 09:00 UTC", customMessage: "the window reaches back");
        (await ReportAsync("data", "table", "--from", "2026-03-19", "--window", "3d")).Output.ShouldContain("arrived late: 1 event, by up to 3 d, the last on 2026-03-21 09:00 UTC");
        (await ReportAsync("data", "table", "--from", "2026-03-19", "--window", "1h")).Output.ShouldNotContain("late");
        (await ReportAsync("data", "table", "--to", "2026-03-02")).Output.ShouldNotContain("late");

        var lines = (await RunAsync("journey", "u1", "--data", "data")).Output.Split('\n', StringSplitOptions.TrimEntries);
        lines.Where(line => line.Contains("arrived", StringComparison.Ordinal)).Select(line => line[..8] + line[line.IndexOf("  arrived", StringComparison.Ordinal)..])
            .ShouldBe(["12:00:00  arrived 3 d later", "20:00:00  arrived 2.6 d later", "09:00:00  arrived 3 d later"]);
        using var json = JsonDocument.Parse((await RunAsync("journey", "u1", "--data", "data", "--format", "json")).Output);
        json.RootElement.GetProperty("visits").EnumerateArray().SelectMany(visit => visit.GetProperty("events").EnumerateArray())
            .Select(act => (act.GetProperty("received_at").GetString(), act.GetProperty("late").GetBoolean()))
            .Take(2).ShouldBe([("2026-03-01T10:00:00.000Z", false), ("2026-03-06T12:00:00.000Z", true)]);
    }

    private static string Line(string received, string happened, string user, string name, string medium, string order = "")
    {
        var properties = order.Length == 0 ? "" : $$$""","properties":{"value":20,"currency":"USD","order_id":"{{{order}}}"}""";
        var campaign = medium.Length == 0 ? "" : $$$""","context":{"campaign":{"source":"{{{(medium == "cpc" ? "google" : "letter")}}}","medium":"{{{medium}}}","name":"spring"}}""";
        var call = $$"""{"type":"track","event":"{{name}}","userId":"{{user}}","messageId":"{{happened}}{{user}}","timestamp":"{{happened}}"{{properties}}{{campaign}}}""";
        return $$"""{"at":"{{received}}","source":"app","method":"POST","path":"/v1/track","headers":{},"body":{{call}}}""";
    }

    private static (int Count, string? Last, decimal? MaxLength, Dictionary<string, decimal> Credits) Read(string output)
    {
        using var json = JsonDocument.Parse(output);
        var report = json.RootElement.GetProperty("attribution");
        (report.GetProperty("by").GetString(), report.GetProperty("conversion").GetString()).ShouldBe(("channel", "purchase"));
        var late = report.GetProperty("late_events");
        var longest = late.GetProperty("max_delay_seconds");
        return (
            late.GetProperty("count").GetInt32(),
            late.GetProperty("last_received_at").GetString(),
            longest.ValueKind == JsonValueKind.Null ? null : longest.GetDecimal(),
            report.GetProperty("credits").EnumerateArray().ToDictionary(row => row.GetProperty("key").GetString()!, row => row.GetProperty("conversions").GetDecimal()));
    }

    private async Task ImportAsync(string data, string name, string[] lines)
    {
        await File.WriteAllLinesAsync(Path.Combine(_folder.FullName, name), lines, TestContext.Current.CancellationToken);
        (await RunAsync("import", name, "--plan", Plan, "--data", data)).Output.ShouldNotContain("quarantine");
    }

    /// <summary>A report over all time before the last late event unless told otherwise.</summary>
    private Task<CairnResult> ReportAsync(string data, string format, params string[] more) =>
        RunAsync(["attribute", "--data", data, "--conversion", "purchase", "--models", "linear", "--format", format, .. more.Length > 0 ? more : ["--to", "2026-03-10"]]);

    private async Task<CairnResult> RunAsync(params string[] arguments)
    {
        var result = await CairnProcess.RunAsync(_folder.FullName, arguments);
        result.ExitCode.ShouldBe(0, result.Errors);
        return result;
    }
}
