using System.Text.Json;

namespace Cairn.Cli.Tests.Cases;

/// <summary>Orders that are told in the moment of their landing page, or before it.</summary>
public sealed class MomentCases
{
    private const string Mail = "https://lamps.example/?utm_source=brief&utm_medium=email";
    private const string Advert = "https://lamps.example/?gclid=bb11";

    [Fact]
    public async Task The_order_of_rows_in_a_file_does_not_matter_and_all_commands_agree()
    {
        var log = new ShopLog()
            .Order("2026-05-04T08:00:00Z", "same", 1).Page("2026-05-04T08:00:00Z", "same", Advert)
            .Order("2026-05-04T08:00:00Z", "before", 2).Page("2026-05-04T08:00:01Z", "before", Mail)
            .Order("2026-05-04T08:00:00Z", "three", 4).Page("2026-05-04T08:00:00Z", "three", "https://lamps.example/b").Page("2026-05-04T08:00:00Z", "three", Mail)
            .Order("2026-05-04T08:00:00Z", "later", 8).Page("2026-05-04T08:29:00Z", "later", Advert)
            .Order("2026-05-04T08:00:00Z", "other", 16).Page("2026-05-04T08:30:01Z", "other", Advert);
        await using var folder = new CaseFolder();
        await folder.ImportAsync("log.csv", log.Lines, ShopLog.Mapping);
        await folder.ImportAsync("reversed.csv", log.Reversed, ShopLog.Mapping, "reversed");

        const string Right = "Direct 1 16, Email 2 6, Paid Search 2 9";
        (await folder.ReportAsync("channel")).ShouldBe(Right);
        (await folder.ReportAsync("channel", "--data", "reversed")).ShouldBe(Right);
        foreach (var (who, channel) in new[] { ("same", "Paid Search"), ("before", "Email"), ("other", "Direct") })
            (await ToldAsync(folder, who)).ShouldBe((channel, channel), who);

        var atOnce = await folder.RunAsync("attribute", "--data", "data", "--conversion", "purchase", "--explain", "same");
        atOnce.ShouldContain("shapley ");
        atOnce.ShouldContain("Left out, as learning from everybody's journeys takes a whole report: markov.");
        var whole = await folder.RunAsync("attribute", "--data", "data", "--conversion", "purchase", "--explain", "same", "--models", "linear,markov");
        whole.ShouldContain("markov ");
        whole.ShouldNotContain("Left out");
    }

    /// <summary>The channel that `attribute --explain` and `journey` give to the visit of a person's order.</summary>
    internal static async Task<(string Explained, string Journey)> ToldAsync(CaseFolder folder, string who)
    {
        var explained = await folder.RunAsync("attribute", "--data", "data", "--conversion", "purchase", "--models", "last", "--explain", who, "--format", "csv");
        using var journey = JsonDocument.Parse(await folder.RunAsync("journey", who, "--data", "data", "--format", "json"));
        var ordered = journey.RootElement.GetProperty("visits").EnumerateArray()
            .Single(static visit => visit.GetProperty("events").EnumerateArray().Any(static act => act.GetProperty("event").GetString() == "Order Completed"));
        return (explained.Split('\n')[1].Split(',')[3], ordered.GetProperty("channel").GetString()!);
    }
}
