namespace Cairn.Cli.Tests.Cases;

/// <summary>Reports that would say nothing: a dimension that no event has, and no conversion.</summary>
public sealed class NothingCases
{
    [Fact]
    public async Task A_report_that_can_say_nothing_says_why()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("log.csv",
            new ShopLog().Page("2026-05-04T08:00:00Z", "ida", "https://lamps.example/?gclid=a").Order("2026-05-04T08:05:00Z", "ida", 1).Lines, ShopLog.Mapping);
        foreach (var (by, meant) in new[] { ("chanel", "'channel'"), ("Channel", "'channel'"), ("user_id", "Name one of channel") })
        {
            var rejected = await CairnProcess.RunAsync(folder.Path, ["attribute", "--data", "data", "--conversion", "purchase", "--by", by]);
            (rejected.ExitCode, rejected.Output).ShouldBe((1, ""), by);
            rejected.Errors.ShouldContain($"--by {by} is no dimension");
            rejected.Errors.ShouldContain(meant);
        }

        (await folder.ReportAsync("channel", "--from", "2026-06-01")).ShouldBe("");
        folder.Said.ShouldContain("no conversion: 1 event Order Completed from 2026-05-04 to 2026-05-04, none within --from and --to");

        await folder.ImportAsync("rejected.csv", new ShopLog().Order("2026-05-04T08:05:00Z", "eve", 1, currency: "LAMPS").Lines, ShopLog.Mapping, "rejected");
        (await folder.ReportAsync("channel", "--data", "rejected")).ShouldBe("");
        folder.Said.ShouldContain("of Order Completed stands in quarantine, none is stored; the commonest reason is");
    }
}
