namespace Cairn.Clients.Tests.Support;

/// <summary>What all scripts and pages send, as it has to stand in the warehouse.</summary>
internal static class Expected
{
    /// <summary>SHA-256 of <c>ada@example.com</c>.</summary>
    public const string Email = "b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72";

    /// <summary>The order's money and number.</summary>
    public static Arrivals ShouldHaveTheOrder(this Arrivals arrived)
    {
        var order = arrived["Order Completed"];
        (order.Value, order.Currency, order.OrderId).ShouldBe((12.5m, "EUR", "o-1"));
        order.Properties.ShouldContain("\"revenue\":12.5");
        return arrived;
    }

    /// <summary>The campaign and page that a server states.</summary>
    public static Arrivals ShouldHaveStatedTraffic(this Arrivals arrived, string name)
    {
        var e = arrived[name];
        (e.UtmSource, e.UtmMedium, e.UtmCampaign, e.UtmContent, e.UtmTerm).ShouldBe(("news", "email", "spring", "top", "shoes"));
        (e.Channel, e.PageUrl, e.Referrer).ShouldBe(("Email", "https://shop.example/thanks", "https://shop.example/pay"));
        return arrived;
    }

    /// <summary>The campaign that only the page's address tells.</summary>
    public static Arrivals ShouldHaveTheLanding(this Arrivals arrived, string name)
    {
        var e = arrived[name];
        e.PageUrl.ShouldBe("https://shop.example/?utm_source=ads&utm_medium=cpc&gclid=G1");
        (e.UtmSource, e.UtmMedium, e.ClickIdType, e.ClickId).ShouldBe(("ads", "cpc", "gclid", "G1"));
        e.Channel.ShouldStartWith("Paid");
        return arrived;
    }

    /// <summary>Page, referrer and campaign of a visit, on every act.</summary>
    public static Arrivals ShouldComeFrom(this Arrivals arrived, Visit visit, params string[] names)
    {
        foreach (var name in names)
        {
            var e = arrived[name];
            (e.PageUrl, e.Referrer, e.Platform).ShouldBe((visit.Url, "http://news.example/today", "web"), name);
            (e.UtmSource, e.UtmMedium, e.UtmCampaign, e.UtmContent, e.UtmTerm).ShouldBe(("news", "email", "spring", "top", "shoes"), name);
            (e.ClickIdType, e.ClickId, e.Channel).ShouldBe(("gclid", "G1", "Email"), name);
        }
        return arrived;
    }
}
