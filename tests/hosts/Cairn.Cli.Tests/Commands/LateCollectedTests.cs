using System.Text.Json;
using Cairn.Cli.Tests.Commands.Serving;

namespace Cairn.Cli.Tests.Commands;

/// <summary>Events that come to a running collector days after they happened, in a report over the time in which they happened.</summary>
public sealed class LateCollectedTests
{
    private const double Week = 7, Year = 365;

    private static readonly string Plan = File.ReadAllText(Path.Combine(Repository.Root, "plans", "shop.yaml"));

    private readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());

    [Fact]
    public async Task They_count_where_they_happened_and_the_report_over_that_time_changes_and_says_so()
    {
        await using var collector = await CollectorProcess.StartAsync(Plan);
        await ImportAsync(collector);
        var (table, errors, credits) = await ReportAsync(collector);
        (table + errors).ShouldNotContain("late");
        credits.ShouldBe(new Dictionary<string, decimal> { ["Email"] = 1, ["(unattributed)"] = 0 }, ignoreOrder: true);

        // Two phones that were offline and say when they send, by good clocks; a third one's is a year behind.
        await collector.PostAsync(Batch(0, Call("advert", -8, "u1", "Product Viewed", "cpc"), Call("month", -30, "u2", "Order Completed", order: "o2")));
        await collector.PostAsync(Batch(-Year, Call("behind", -Year - Week, "u3", "Order Completed", order: "o3")));
        // One request that lay in a queue is sent as it was: it says that it happened when it was sent, so it happens now.
        await collector.PostAsync(Batch(-5, Call("queued", -5, "u4", "Product Viewed")));
        await Wait.UntilAsync(async () => (await StoredAsync(collector)).Count == 4, "the arrival of all in the warehouse");

        var stored = await StoredAsync(collector);
        Days(stored["advert"]).ShouldBe((-8, 0, "late"));
        Days(stored["month"]).ShouldBe((-30, 0, "late"));
        Days(stored["behind"]).ShouldBe((-Week, 0, "clock_skewed late"));
        Days(stored["queued"]).ShouldBe((0, 0, "clock_skewed"));

        (table, errors, credits) = await ReportAsync(collector);
        var said = $"arrived late: 3 events, by up to 30 d, the last on {stored["behind"].Received:yyyy-MM-dd HH:mm} UTC; reports made before then differ";
        table.ShouldContain(said);
        errors.ShouldContain(said);
        credits.ShouldBe(new Dictionary<string, decimal> { ["Direct"] = 2, ["Email"] = 0.666666667m, ["Paid Search"] = 0.333333333m, ["(unattributed)"] = 0 }, ignoreOrder: true);
    }

    /// <summary>A mail brought a customer, who bought; both were received at once.</summary>
    private async Task ImportAsync(CollectorProcess collector)
    {
        string Line(double days, string call) => $$"""{"at":"{{At(days)}}","source":"old","method":"POST","path":"/v1/track","headers":{},"body":{{call}}}""";
        var log = collector.File("before.jsonl", string.Join('\n', Line(-10, Call("mail", -10, "u1", "Product Viewed", "email")), Line(-6, Call("buys", -6, "u1", "Order Completed", "email", "o1"))));
        await RunAsync("import", log, "--plan", collector.File("same.yaml", Plan), "--data", collector.Data);
    }

    /// <summary>The report until yesterday: as table, what it says beside JSON, and conversions by channel.</summary>
    private async Task<(string Table, string Errors, Dictionary<string, decimal> Credits)> ReportAsync(CollectorProcess collector)
    {
        string[] report = ["attribute", "--data", collector.Data, "--conversion", "purchase", "--models", "linear", "--to", $"{_now.AddDays(-1):yyyy-MM-dd}"];
        var (table, _) = await RunAsync(report);
        var (text, errors) = await RunAsync([.. report, "--format", "json"]);
        using var json = JsonDocument.Parse(text);
        return (table, errors, json.RootElement.GetProperty("attribution").GetProperty("credits").EnumerateArray()
            .ToDictionary(row => row.GetProperty("key").GetString()!, row => row.GetProperty("conversions").GetDecimal()));
    }

    /// <summary>What came through the collector, by message.</summary>
    private static async Task<Dictionary<string, (DateTimeOffset Occurred, DateTimeOffset Received, string Flags)>> StoredAsync(CollectorProcess collector)
    {
        const string Query = "SELECT message_id, toUnixTimestamp64Milli(occurred_at), toUnixTimestamp64Milli(received_at), flags FROM events WHERE source = 'web' FORMAT TSV";
        var (output, _) = await RunAsync("sql", Query, "--data", collector.Data);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t'))
            .ToDictionary(static cells => cells[0], static cells => (Moment(cells[1]), Moment(cells[2]), cells[3]));
    }

    private static DateTimeOffset Moment(string milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds));

    /// <summary>When it happened and when it came, in days from the test's start; minutes are what a slow machine needs.</summary>
    private (double Occurred, double Received, string Flags) Days((DateTimeOffset Occurred, DateTimeOffset Received, string Flags) stored) =>
        (Math.Round((stored.Occurred - _now).TotalDays, 1), Math.Round((stored.Received - _now).TotalDays, 1), stored.Flags);

    private string Batch(double sentDays, params string[] calls) => $$"""{"batch":[{{string.Join(',', calls)}}],"sentAt":"{{At(sentDays)}}"}""";

    private string Call(string id, double days, string user, string name, string medium = "", string order = "")
    {
        var properties = order.Length == 0 ? "" : $$$""","properties":{"value":20,"currency":"USD","order_id":"{{{order}}}"}""";
        var campaign = medium.Length == 0 ? "" : $$$""","context":{"campaign":{"source":"{{{(medium == "cpc" ? "google" : "letter")}}}","medium":"{{{medium}}}","name":"spring"}}""";
        return $$"""{"type":"track","event":"{{name}}","userId":"{{user}}","messageId":"{{id}}","timestamp":"{{At(days)}}"{{properties}}{{campaign}}}""";
    }

    private string At(double days) => $"{_now.AddDays(days):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}";

    private static async Task<(string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (exit, output, errors) = await CollectorProcess.RunAsync(arguments);
        exit.ShouldBe(0, errors);
        return (output, errors);
    }
}
