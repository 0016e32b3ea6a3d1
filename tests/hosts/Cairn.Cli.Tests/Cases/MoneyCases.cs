namespace Cairn.Cli.Tests.Cases;

/// <summary>Refunds, several currencies, and days that are not those of UTC.</summary>
public sealed class MoneyCases
{
    private const string Mail = "https://lamps.example/?utm_source=brief&utm_medium=email";
    private const string Advert = "https://lamps.example/?gclid=dd11";

    [Fact]
    public async Task Counts_hold_every_order_and_money_is_added_up_in_one_currency()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("log.csv", new ShopLog()
            .Page("2026-03-02T08:00:00Z", "a", Mail).Order("2026-03-02T08:05:00Z", "a", 100, "F-1")
            .Page("2026-03-02T08:00:00Z", "b", Advert).Order("2026-03-02T08:05:00Z", "b", 50, "F-2", "EUR")
            .Page("2026-03-06T08:00:00Z", "c", Advert).Order("2026-03-06T08:05:00Z", "c", 10, "F-3", "EUR")
            .Page("2026-03-02T08:00:00Z", "d", Mail).Order("2026-03-02T08:05:00Z", "d", 8, "F-4", "CHF")
            .Page("2026-03-02T08:00:00Z", "e", Advert).Order("2026-03-02T08:05:00Z", "e", 20, "F-5", "GBP")
            .Refund("2026-03-20T08:00:00Z", "F-1", 30).Refund("2026-03-20T08:00:00Z", "F-2", 70, "EUR").Refund("2026-03-20T08:00:00Z", "F-4", 5).Lines, ShopLog.Mapping);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "rates.csv"),
            "date,from,to,rate\n2026-03-01,EUR,USD,1.1\n2026-03-05,EUR,USD,1.2\n2026-03-01,USD,CHF,0.8\n", TestContext.Current.CancellationToken);

        (await folder.ReportAsync("channel")).ShouldBe("Email 2 100, Paid Search 3 0");
        folder.Said.ShouldContain("not in the sums: 2 conversions worth 60.00 EUR");
        folder.Said.ShouldContain("not in the sums: 1 conversion worth 8.00 CHF");
        (await folder.ReportAsync("channel", "--currency", "EUR")).ShouldBe("Email 2 0, Paid Search 3 60");
        folder.Said.ShouldContain("not in the sums: 1 conversion worth 100.00 USD");
        (await folder.ReportAsync("channel", "--rates", "rates.csv")).ShouldBe("Email 2 110, Paid Search 3 67");
        folder.Said.ShouldContain("not in the sums: 1 conversion worth 20.00 GBP");

        (await folder.ReportAsync("channel", "--net")).ShouldBe("Email 2 70, Paid Search 3 0");
        folder.Said.ShouldContain("not taken off: 1 refund in another currency");
        folder.Settings.ShouldStartWith("window_seconds=2592000 weight=equal net=true bots=false order=1 position=40/20/40 ");
        // 5 USD are 4 CHF on their day; of the order of 50 EUR nothing is left, and no more than that is taken off.
        (await folder.ReportAsync("channel", "--net", "--rates", "rates.csv")).ShouldBe("Email 2 75, Paid Search 3 12");
    }

    [Fact]
    public async Task A_day_is_one_of_the_reports_zone()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("log.csv", new ShopLog()
            .Order("2026-03-31T21:59:59Z", "a", 1).Order("2026-03-31T22:00:00Z", "b", 2).Order("2026-03-31T23:59:59Z", "c", 4)
            .Order("2026-04-01T00:00:00Z", "d", 8).Order("2026-04-01T03:59:59Z", "e", 16).Order("2026-04-01T04:00:00Z", "f", 32).Lines, ShopLog.Mapping);

        (await folder.ReportAsync("channel", "--to", "2026-03-31")).ShouldBe("Direct 3 7");
        (await folder.ReportAsync("channel", "--to", "2026-03-31", "--timezone", "Europe/Berlin")).ShouldBe("Direct 1 1");
        (await folder.ReportAsync("channel", "--from", "2026-04-01", "--timezone", "Europe/Berlin")).ShouldBe("Direct 5 62");
        (await folder.ReportAsync("channel", "--from", "2026-04-01", "--timezone", "America/New_York")).ShouldBe("Direct 1 32");
    }
}
