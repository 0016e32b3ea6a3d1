using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.RudderStack;

/// <summary>@rudderstack/analytics-js in a browser, on a page of another origin than the collector's.</summary>
public sealed class RudderStackBrowserTests(Lab lab, Chromium chromium)
{
    [Theory]
    [InlineData("standard", 5)]
    [InlineData("batching", -5)]
    [InlineData("beacon", 0)]
    public async Task Every_call_arrives_complete_whatever_the_clock_of_the_browser(string mode, int hoursFast)
    {
        var skew = TimeSpan.FromHours(hoursFast);
        var source = await lab.NewSourceAsync("rudder-js");
        await using var visit = await chromium.OpenAsync("rudderstack", source, lab.Address, new VisitOptions { Mode = mode, Skew = skew });
        var said = await visit.DoneAsync();
        var (anonymous, session) = (await visit.AskAsync("window.anonymousId()"), await visit.AskAsync("window.sessionId()"));
        var arrived = await lab.ArrivedAsync(source, 6);
        arrived.ShouldBe(
            ("Home", "", anonymous), ("Product Added", "", anonymous), ("$identify", "u1", anonymous), ("Order Completed", "u1", anonymous),
            ("$group", "u1", anonymous), ("$alias", "u2", "u1"));
        arrived.ShouldFit(said, skew).ShouldComeFrom(visit, "Home", "Product Added", "Order Completed").ShouldHaveTheOrder();
        arrived.Events.ShouldAllBe(e => e.SessionId == session);
        arrived["$identify"].Email.ShouldBe(Expected.Email);
        arrived["$group"].Properties.ShouldBe("""{"group_id":"g1"}""");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_rejected_and_what_lost_its_answer_is_stored_once()
    {
        var source = await lab.NewSourceAsync("rudder-js-retry");
        await using var gate = await Gate.StartAsync(lab.Address, GateOrder.Reject, GateOrder.LoseAnswer);
        await using var visit = await chromium.OpenAsync("rudderstack", source, gate.Address, new VisitOptions { Mode = "one" });
        var said = await visit.DoneAsync();
        var arrived = await lab.ArrivedAsync(source, 2);
        arrived.ShouldHold(("Product Added", "", await visit.AskAsync("window.anonymousId()")));
        arrived.ShouldFit(said);
        arrived.Suppressed.ShouldBe([new Rejection("Product Added", "second_delivery")]);
    }
}
