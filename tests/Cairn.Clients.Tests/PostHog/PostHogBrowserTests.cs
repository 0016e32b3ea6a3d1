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
}
