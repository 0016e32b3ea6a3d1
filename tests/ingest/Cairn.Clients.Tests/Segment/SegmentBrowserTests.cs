using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.Segment;

/// <summary>@segment/analytics-next in a browser, on a page of another origin than the collector's.</summary>
public sealed class SegmentBrowserTests(Lab lab, Chromium chromium)
{
    [Theory]
    [InlineData("standard", 5)]
    [InlineData("batching", -5)]
    public async Task Every_call_arrives_complete_whatever_the_clock_of_the_browser(string mode, int hoursFast)
    {
        var skew = TimeSpan.FromHours(hoursFast);
        var source = await lab.NewSourceAsync("segment-next");
        await using var visit = await chromium.OpenAsync("segment", source, lab.Address, new VisitOptions { Mode = mode, Skew = skew });
        var said = await visit.DoneAsync();
        var anonymous = await visit.AskAsync("window.anonymousId()");
        var arrived = await lab.ArrivedAsync(source, 7);
        arrived.ShouldBe(
            ("Page Viewed", "", anonymous), ("Product Added", "", anonymous), ("$alias", "u1", "earlier"), ("$identify", "u1", anonymous),
            ("Order Completed", "u1", anonymous), ("Main", "u1", anonymous), ("$group", "u1", anonymous));
        arrived.ShouldFit(said, skew).ShouldComeFrom(visit, "Page Viewed", "Product Added", "Order Completed", "Main").ShouldHaveTheOrder();
        arrived["$identify"].Email.ShouldBe(Expected.Email);
        arrived["Product Added"].Properties.ShouldBe("""{"sku":"S1"}""");
        arrived["Main"].Properties.ShouldBe("""{"tab":"offers","name":"Main"}""");
        arrived["$group"].Properties.ShouldBe("""{"group_id":"g1"}""");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waits_in_a_batch_arrives_when_the_page_goes()
    {
        var source = await lab.NewSourceAsync("segment-unload");
        await using var visit = await chromium.OpenAsync("segment", source, lab.Address, new VisitOptions { Mode = "unload" });
        var said = await visit.DoneAsync();
        var anonymous = await visit.AskAsync("window.anonymousId()");
        await visit.Page.GotoAsync("about:blank");
        (await lab.ArrivedAsync(source, 1)).ShouldBe(("Product Added", "", anonymous)).ShouldFit(said);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_rejected_is_kept_over_a_reload_and_arrives_once()
    {
        var source = await lab.NewSourceAsync("segment-reload");
        await using var gate = await Gate.StartAsync(lab.Address, [.. Enumerable.Repeat(GateOrder.Reject, 50)]);
        await using var visit = await chromium.OpenAsync("segment", source, gate.Address, new VisitOptions { Mode = "one" });
        await Wait.UntilAsync(() => gate.Posts > 2, "the third post");
        var rejected = DateTimeOffset.UtcNow;
        await visit.ReloadAsync("quiet");
        gate.Open();
        var arrived = await lab.ArrivedAsync(source, 1);
        arrived.ShouldBe(("Product Added", "", await visit.AskAsync("window.anonymousId()")));
        arrived.Events[0].OccurredAt.ShouldBeLessThan(rejected);
        arrived.Events[0].ReceivedAt.ShouldBeGreaterThan(rejected);
        arrived.Events[0].Properties.ShouldBe("""{"sku":"S1"}""");
    }

    [Fact]
    public async Task What_is_sent_again_because_the_answer_was_lost_is_stored_once()
    {
        var source = await lab.NewSourceAsync("segment-lost");
        await using var gate = await Gate.StartAsync(lab.Address, GateOrder.LoseAnswer);
        await using var visit = await chromium.OpenAsync("segment", source, gate.Address, new VisitOptions { Mode = "one" });
        var arrived = await lab.ArrivedAsync(source, 2);
        arrived.ShouldHold(("Product Added", "", await visit.AskAsync("window.anonymousId()")));
        arrived.ShouldFit(await visit.DoneAsync());
        arrived.Suppressed.ShouldBe([new Rejection("Product Added", "second_delivery")]);
        arrived.Quarantined.ShouldBeEmpty();
    }
}
