namespace Cairn.Cli.Tests.Cases;

/// <summary>Where visits come from: untagged ones, click ids, campaigns behind #, and pages where people pay.</summary>
public sealed class OriginCases
{
    [Fact]
    public async Task Source_medium_campaign_and_channel_are_one_derivation()
    {
        await using var folder = new CaseFolder();
        await folder.ImportAsync("log.csv", Log().Lines, ShopLog.Mapping);

        (await folder.ReportAsync("channel")).ShouldBe(
            "Direct 2 131088, Display 1 1024, Email 4 39168, Organic Search 3 65539, Organic Social 1 512, Paid Search 5 270440, Paid Social 2 16512, Referral 1 4");
        (await folder.ReportAsync("source")).ShouldBe(
            "(direct) 2 131088, bing 3 74, brief 3 38912, crm 1 256, duckduckgo 1 1, dv360 1 1024, forum.example.org 1 4, google 4 335904, instagram 1 512, linkedin 1 128, tiktok 1 16384");
        (await folder.ReportAsync("medium")).ShouldBe(
            "(none) 2 131088, (not set) 1 512, cpc 7 286952, display 1 1024, email 4 39168, organic 3 65539, referral 1 4");
        (await folder.ReportAsync("campaign")).ShouldBe("(not set) 16 485375, mai 3 38912");
    }

    private static ShopLog Log() => new ShopLog()
        // Nothing but a referrer or a click id, or nothing at all.
        .Visit(1, "https://lamps.example/", "https://duckduckgo.com/")
        .Visit(2, "https://lamps.example/desk", "https://www.bing.com/search?q=lamp")
        .Visit(4, "https://lamps.example/desk", "https://forum.example.org/thread/9")
        .Visit(8, "https://lamps.example/?msclkid=aa11")
        .Visit(16, "https://lamps.example/")
        .Visit(32, "https://lamps.example/?wbraid=aa12")
        // A click id beside a source, without and with a medium.
        .Visit(64, "https://lamps.example/?utm_source=bing&msclkid=aa13", "https://www.bing.com/")
        .Visit(128, "https://lamps.example/?li_fat_id=aa14&utm_source=linkedin")
        .Visit(256, "https://lamps.example/?utm_source=crm&utm_medium=email&gclid=aa15")
        .Visit(512, "https://lamps.example/?utm_source=instagram&fbclid=aa16", "https://l.instagram.com/")
        .Visit(1024, "https://lamps.example/?DCLID=aa17")
        // Campaigns and click ids behind #.
        .Visit(2048, "https://lamps.example/#utm_source=brief&utm_medium=email&utm_campaign=mai")
        .Visit(4096, "https://lamps.example/?a=1#!/desk?utm_source=brief&utm_medium=email&utm_campaign=mai")
        .Visit(8192, "https://lamps.example/#/desk&gbraid=aa18")
        .Visit(16384, "https://lamps.example/?b=2#/desk?ttclid=aa19")
        // Pages where people pay or sign in: on the way through a visit, as its only referrer, and with a click id.
        .Page("2026-05-04T07:50:00Z", "w32768", "https://lamps.example/?utm_source=brief&utm_medium=email&utm_campaign=mai")
        .Visit(32768, "https://lamps.example/back", "https://www.paypal.com/checkoutnow")
        .Page("2026-05-04T07:40:00Z", "w65536", "https://lamps.example/", "https://www.google.co.uk/")
        .Visit(65536, "https://lamps.example/back", "https://hooks.stripe.com/redirect")
        .Visit(131072, "https://lamps.example/back", "https://accounts.google.com/signin")
        .Visit(262144, "https://lamps.example/back?gclid=aa20", "https://www.klarna.com/");
}
