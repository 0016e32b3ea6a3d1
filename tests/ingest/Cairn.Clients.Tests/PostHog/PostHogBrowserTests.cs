using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.PostHog;

/// <summary>posthog-js in a browser, on a page of another origin than the collector's.</summary>
public sealed class PostHogBrowserTests(Lab lab, Chromium chromium)
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Every_call_arrives_complete_whatever_the_clock_of_the_browser(int hoursFast)
    {
        var skew = TimeSpan.FromHours(hoursFast);
        var source = await lab.NewSourceAsync("posthog-js");
        await using var visit = await chromium.OpenAsync("posthog", source, lab.Address, new VisitOptions { Skew = skew });
        await visit.DoneAsync();
        var (device, session) = (await visit.AskAsync("window.deviceId()"), await visit.AskAsync("window.sessionId()"));
        var arrived = await lab.ArrivedAsync(source, 6);
        arrived.ShouldBe(
            ("Page Viewed", "", device), ("Product Added", "", device), ("$identify", "u1", device), ("Order Completed", "u1", ""),
            ("$alias", "u1", "u2"), ("$group", "u1", ""));
        arrived.ShouldFit(await visit.DoneAsync(), skew).ShouldComeFrom(visit, "Page Viewed", "Product Added", "Order Completed").ShouldHaveTheOrder();
        arrived.Events.ShouldAllBe(e => e.SessionId == session);
        arrived["$identify"].Email.ShouldBe(Expected.Email);
        arrived["$group"].Properties.ShouldBe("""{"group_id":"g1"}""");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waits_arrives_when_the_page_goes()
    {
        var source = await lab.NewSourceAsync("posthog-unload");
        await using var visit = await chromium.OpenAsync("posthog", source, lab.Address, new VisitOptions { Mode = "one" });
        var said = await visit.DoneAsync();
        var device = await visit.AskAsync("window.deviceId()");
        await visit.Page.GotoAsync("about:blank");
        (await lab.ArrivedAsync(source, 1)).ShouldBe(("Product Added", "", device)).ShouldFit(said);
    }

    [Fact]
    public async Task What_is_clicked_arrives_by_itself()
    {
        var source = await lab.NewSourceAsync("posthog-clicks");
        await using var visit = await chromium.OpenAsync("posthog", source, lab.Address, new VisitOptions { Mode = "autocapture" });
        await visit.DoneAsync();
        await visit.Page.ClickAsync("button");
        var arrived = await lab.ArrivedAsync(source, 7);
        arrived.Quarantined.ShouldBeEmpty();
        arrived.Events.Count.ShouldBe(7);
        var click = arrived["Clicked"];
        (click.UserId, click.PageUrl).ShouldBe(("u1", visit.Url));
        click.Properties.ShouldContain("Buy");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_sent_again_because_the_answer_was_lost_is_stored_once()
    {
        var source = await lab.NewSourceAsync("posthog-retry");
        await using var gate = await Gate.StartAsync(lab.Address, GateOrder.LoseAnswer);
        await using var visit = await chromium.OpenAsync("posthog", source, gate.Address, new VisitOptions { Mode = "one" });
        var said = await visit.DoneAsync();
        var arrived = await lab.ArrivedAsync(source, 2);
        arrived.ShouldHold(("Product Added", "", await visit.AskAsync("window.deviceId()")));
        arrived.ShouldFit(said);
        arrived.Suppressed.ShouldBe([new Rejection("Product Added", "second_delivery")]);
    }
}
