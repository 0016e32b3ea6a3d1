using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.Snowplow;

/// <summary>@snowplow/browser-tracker, which sends with credentials, on a page of another origin than the collector's.</summary>
public sealed class SnowplowBrowserTests(Lab lab, Chromium chromium)
{
    /// <summary>Only clocks that are fast: on a slow one the session's cookie would be over at once, because the browser's own clock is right.</summary>
    [Theory]
    [InlineData("standard", 0)]
    [InlineData("batching", 5)]
    [InlineData("get", 0)]
    public async Task Every_event_arrives_complete_whatever_the_clock_of_the_browser(string mode, int hoursFast)
    {
        var skew = TimeSpan.FromHours(hoursFast);
        var source = await lab.NewSourceAsync("snowplow-js");
        await using var visit = await chromium.OpenAsync("snowplow", source, lab.Address, new VisitOptions { Mode = mode, Skew = skew });
        var said = await visit.DoneAsync();
        var anonymous = await visit.AskAsync("window.domainUserId()");
        var arrived = await lab.ArrivedAsync(source, 4);
        arrived.ShouldBe(("Page Viewed", "", anonymous), ("Product Added", "", anonymous), ("Clicked", "u1", anonymous), ("Order Completed", "u1", anonymous));
        arrived.ShouldFit(said, skew).ShouldComeFrom(visit, "Page Viewed", "Product Added", "Clicked", "Order Completed").ShouldHaveTheOrder();
        arrived["Clicked"].Properties.ShouldStartWith("""{"category":"buttons","label":"buy","property":"red","value":3""");
        arrived["Order Completed"].Properties.ShouldContain("\"tier\":\"gold\"");
        arrived.Events.Select(e => e.SessionId).Distinct().ShouldHaveSingleItem().ShouldNotBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_rejected_comes_with_the_next_event()
    {
        var source = await lab.NewSourceAsync("snowplow-js-retry");
        await using var gate = await Gate.StartAsync(lab.Address, GateOrder.Reject);
        await using var visit = await chromium.OpenAsync("snowplow", source, gate.Address, new VisitOptions { Mode = "one" });
        await Wait.UntilAsync(() => gate.Posts > 0, "the first post");
        await visit.ReloadAsync("next");
        var arrived = await lab.ArrivedAsync(source, 2);
        var anonymous = await visit.AskAsync("window.domainUserId()");
        arrived.ShouldHold(("Product Added", "", anonymous), ("Product Added", "", anonymous));
        arrived.Quarantined.ShouldBeEmpty();
    }
}
