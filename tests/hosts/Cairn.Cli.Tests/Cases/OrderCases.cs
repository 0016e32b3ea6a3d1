using System.Text.Json.Nodes;
using static Cairn.Cli.Tests.Cases.Calls;

namespace Cairn.Cli.Tests.Cases;

/// <summary>Orders that several persons tell, that a server tells without a session, and that are told again in the next month.</summary>
public sealed class OrderCases
{
    private const string Mail = "https://lamps.example/?utm_source=brief&utm_medium=email&utm_campaign=mai";
    private const string Advert = "https://lamps.example/?gclid=cc11";

    [Fact]
    public async Task One_order_is_one_whoever_tells_it_and_belongs_to_the_trail_that_leads_to_it()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("calls.jsonl",
        [
            // A browser after a mail, then the server with the user, who writes blanks around the number.
            Page("2026-05-04T08:00:00Z", "b1", Mail), Order("2026-05-04T08:05:00Z", "T-1", 1, "b1"), Order("2026-05-04T08:06:00Z", " T-1 ", 1, user: "k1", source: "server"),
            // The server first, then the browser that an advert brought, then a pixel that knows nothing, then the server once more.
            Order("2026-05-04T09:04:00Z", "T-2", 2, user: "k2", source: "server"), Page("2026-05-04T09:00:00Z", "b2", Advert),
            Order("2026-05-04T09:05:00Z", "T-2", 2, "b2"), Order("2026-05-04T09:07:00Z", "T-2", 2, "pixel"), Order("2026-05-06T09:07:00Z", "T-2", 2, user: "k2", source: "server"),
            // Two trails: one without an origin that is nearer, and one with.
            Page("2026-05-04T10:00:00Z", "b3", Mail), Page("2026-05-04T10:08:00Z", "b4", "https://lamps.example/done"),
            Order("2026-05-04T10:09:00Z", "T-3", 4, "b4"), Order("2026-05-04T10:09:30Z", "T-3", 4, "b3"),
        ]);

        (await folder.ReportAsync("channel")).ShouldBe("Email 2 5, Paid Search 1 2");
        folder.Said.ShouldContain("counted once: 5 repeated conversions");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(600)]
    public async Task One_of_several_who_told_an_order_is_explained_as_the_report_counts_it(int tellers)
    {
        var log = new ShopLog().Page("2026-05-04T08:00:00Z", "reader", Mail).Order("2026-05-04T08:05:00Z", "reader", 1, "N-1").Order("2026-05-04T08:06:00Z", "reader", 2, "N-2");
        for (var i = 1; i < tellers; i++)
            log.Order($"2026-05-04T09:{i % 60:00}:00Z", $"other{i}", 1, "N-1");
        await using var folder = new CaseFolder();
        await folder.ImportAsync("log.csv", log.Lines, ShopLog.Mapping);

        (await folder.ReportAsync("channel")).ShouldBe("Email 2 3");
        (await folder.RunAsync("attribute", "--data", "data", "--conversion", "purchase", "--explain", "reader")).ShouldContain("2 conversions");
        (await folder.RunAsync("attribute", "--data", "data", "--conversion", "purchase", "--explain", "other1")).ShouldContain("no conversions");
    }

    [Fact]
    public async Task A_servers_order_without_a_session_belongs_to_the_session_that_is_open()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("calls.jsonl",
        [
            // RudderStack's session ids are numbers; the visitor is known by a login.
            Page("2026-05-04T08:00:00Z", "b1", Mail, session: 1777881600), Page("2026-05-04T08:10:00Z", "b1", "https://lamps.example/pay", "k1", 1777881600),
            Order("2026-05-04T08:20:00Z", "S-1", 1, user: "k1", source: "server"),
            // PostHog's are texts.
            PostHog("2026-05-04T08:00:00Z", "k2", Advert), PostHog("2026-05-04T08:11:00Z", "k2", "https://lamps.example/pay"),
            Order("2026-05-04T08:41:00Z", "S-2", 2, user: "k2", source: "server"),
            // A session that has been silent for longer is over; with an id of its own it is not.
            Page("2026-05-04T08:00:00Z", "b3", Mail, "k3", 1777881601), Order("2026-05-04T08:30:01Z", "S-3", 4, user: "k3", source: "server"),
            Page("2026-05-04T08:00:00Z", "b4", Advert, "k4"), Order("2026-05-04T08:30:00Z", "S-4", 8, user: "k4", source: "server"),
        ]);

        (await folder.ReportAsync("channel")).ShouldBe("Direct 1 4, Email 1 1, Paid Search 2 10");
        (await folder.SqlAsync("SELECT DISTINCT session_id FROM events WHERE session_id != '' ORDER BY 1")).ShouldBe(["01997f3e-0000-7000-8000-000000000001", "1777881600", "1777881601"]);
        (await MomentCases.ToldAsync(folder, "k2")).ShouldBe(("Paid Search", "Paid Search"));
    }

    [Fact]
    public async Task Reports_over_months_add_up_to_the_whole_with_orders_that_are_told_again_across_the_border()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("calls.jsonl",
        [
            Page("2026-05-31T23:40:00Z", "b1", Mail), Order("2026-05-31T23:50:00Z", "M-1", 1, "b1"), Order("2026-06-01T00:10:00Z", "M-1", 1, "b1"),
            Page("2026-05-31T23:40:00Z", "b2", Advert), Order("2026-05-31T23:55:00Z", "M-2", 2, "b2"), Order("2026-06-01T00:05:00Z", "M-2", 2, user: "k2", source: "server"),
            // Told first by the server, in May; what brought the buyer is the trail of a browser that tells it in June.
            Page("2026-05-31T23:40:00Z", "b3", Mail), Order("2026-05-31T23:59:59Z", "M-3", 4, user: "k3", source: "server"), Order("2026-06-01T00:00:00Z", "M-3", 4, "b3"),
            Page("2026-06-01T07:00:00Z", "b4", Advert), Order("2026-06-01T07:05:00Z", "M-4", 8, "b4"),
        ]);

        (await folder.ReportAsync("channel")).ShouldBe("Email 2 5, Paid Search 2 10");
        (await folder.ReportAsync("channel", "--to", "2026-05-31")).ShouldBe("Email 2 5, Paid Search 1 2");
        folder.Said.ShouldContain("counted once: 1 repeated conversion,", customMessage: "the server's telling, as the trail is the browser's");
        (await folder.ReportAsync("channel", "--from", "2026-06-01")).ShouldBe("Paid Search 1 8");
        folder.Said.ShouldContain("counted once: 2 repeated conversions", customMessage: "a repeat is counted at its own time");
    }

    private static string PostHog(string at, string user, string address) => Line(at, "app", "/e/", new JsonObject
    {
        ["event"] = "$pageview",
        ["distinct_id"] = user,
        ["uuid"] = at + user,
        ["timestamp"] = at,
        ["properties"] = new JsonObject { ["$session_id"] = "01997f3e-0000-7000-8000-000000000001", ["$is_identified"] = true, ["$current_url"] = address },
    });
}
