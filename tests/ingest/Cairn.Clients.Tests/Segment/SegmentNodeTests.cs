using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.Segment;

/// <summary>@segment/analytics-node against the collector.</summary>
public sealed class SegmentNodeTests(Lab lab)
{
    private static readonly (string, string, string)[] Acts =
    [
        ("Order Completed", "u1", "anon1"), ("$identify", "u1", "anon1"), ("Home", "", "anon1"), ("Main", "", "anon1"), ("$group", "u1", ""), ("$alias", "u1", "anon1"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-30)]
    public async Task Every_call_arrives_complete_whatever_the_clock_of_the_server(int hoursFast)
    {
        var skew = TimeSpan.FromHours(hoursFast);
        var source = await lab.NewSourceAsync("segment-node");
        var said = await NodeClient.RunAsync("segment.mjs", lab.Address, source, skew);
        var arrived = await lab.ArrivedAsync(source, 6);
        arrived.ShouldBe(Acts).ShouldFit(said, skew).ShouldHaveTheOrder().ShouldHaveStatedTraffic("Order Completed").ShouldHaveTheLanding("Home");
        arrived["$identify"].Email.ShouldBe(Expected.Email);
        arrived["Main"].Properties.ShouldBe("""{"tab":"offers","name":"Main"}""");
        arrived["Home"].Properties.ShouldContain("\"category\":\"Docs\"");
        arrived["$group"].Properties.ShouldBe("""{"group_id":"g1"}""");
        arrived.Events.ShouldAllBe(e => e.Platform == "server");
    }

    [Fact]
    public async Task What_is_sent_again_and_again_is_stored_once()
    {
        var source = await lab.NewSourceAsync("segment-node-retry");
        await using var gate = await Gate.StartAsync(lab.Address, GateOrder.Reject, GateOrder.LoseAnswer);
        var said = await NodeClient.RunAsync("segment.mjs", gate.Address, source);
        var arrived = await lab.ArrivedAsync(source, 12);
        arrived.ShouldHold(Acts);
        arrived.ShouldFit(said);
        arrived.Suppressed.Select(call => call.Reason).ShouldBe(Enumerable.Repeat("second_delivery", 6));
        arrived.Quarantined.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_beyond_the_promised_500_KB_loses_nothing()
    {
        var source = await lab.NewSourceAsync("segment-node-oversize");
        var said = await NodeClient.RunAsync("segment-oversize.mjs", lab.Address, source);
        (await lab.ArrivedAsync(source, 21)).ShouldBe([.. Enumerable.Repeat(("Product Added", "u1", ""), 21)]).ShouldFit(said);
    }
}
