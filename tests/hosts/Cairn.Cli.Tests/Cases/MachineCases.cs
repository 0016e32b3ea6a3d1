using System.Text.Json.Nodes;
using static Cairn.Cli.Tests.Cases.Calls;

namespace Cairn.Cli.Tests.Cases;

/// <summary>Mails that a machine opens, and programs that visit a site by themselves.</summary>
public sealed class MachineCases
{
    private const string Crawler = "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)";
    private const string Preview = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Mail = "https://lamps.example/?utm_source=brief&utm_medium=email";

    [Fact]
    public async Task They_are_no_touch_and_counted()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("calls.jsonl",
        [
            Open("k1", isMachine: true), Order("2026-05-04T12:00:00Z", "R-1", 1, user: "k1"),
            Open("k2", isMachine: false), Order("2026-05-04T12:00:00Z", "R-2", 2, user: "k2"),
            Act("2026-05-04T08:00:00Z", "Email Opened", "k3", new JsonObject { ["machine_open"] = true, ["campaign_name"] = "mai" }), Order("2026-05-04T12:00:00Z", "R-3", 4, user: "k3"),
            Page("2026-05-04T08:00:00Z", "b4", Mail, agent: Crawler), Order("2026-05-04T08:01:00Z", "R-4", 8, "b4", agent: Crawler),
            Page("2026-05-04T08:00:00Z", "b5", Mail, agent: Preview), Order("2026-05-04T08:01:00Z", "R-5", 16, "b5", agent: Browser),
            Page("2026-05-04T08:00:00Z", "b6", Mail, agent: Browser), Order("2026-05-04T08:01:00Z", "R-6", 32, "b6", agent: Browser),
        ]);

        (await folder.ReportAsync("channel", "--models", "first")).ShouldBe("Direct 3 21, Email 2 34");
        folder.Said.ShouldContain("bots: 3 events, excluded; --bots counts them too");
        (await folder.ReportAsync("channel", "--models", "first", "--bots")).ShouldBe("Direct 2 5, Email 4 58");
        folder.Said.ShouldContain("bots: 3 events, counted too");
        (await folder.SqlAsync("SELECT flags, count() FROM events WHERE flags != '' GROUP BY flags ORDER BY flags")).ShouldBe(["bot 3", "machine_open 2"]);
    }

    private static string Open(string user, bool isMachine) => Line("2026-05-04T08:00:00Z", "mail", "/webhook/sendgrid", new JsonArray(new JsonObject
    {
        ["email"] = $"{user}@lamps.example",
        ["timestamp"] = 1777881600,
        ["event"] = "open",
        ["sg_message_id"] = $"mail-{user}",
        ["sg_event_id"] = $"open-{user}",
        ["customer_id"] = user,
        ["sg_machine_open"] = isMachine,
    }));
}
