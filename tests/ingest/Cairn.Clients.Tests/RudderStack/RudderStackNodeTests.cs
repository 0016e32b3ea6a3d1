using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.RudderStack;

/// <summary>@rudderstack/rudder-sdk-node, which packs its posts and calls them forms, against the collector.</summary>
public sealed class RudderStackNodeTests(Lab lab)
{
    private static readonly (string, string, string)[] Acts =
    [
        ("Order Completed", "u1", "anon1"), ("$identify", "u1", "anon1"), ("Home", "", "anon1"), ("Main", "", "anon1"), ("$group", "u1", ""), ("$alias", "u1", "anon1"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Every_call_arrives_complete_whatever_the_clock_of_the_server(int hoursFast)
    {
        var skew = TimeSpan.FromHours(hoursFast);
        var source = await lab.NewSourceAsync("rudder-node");
        var said = await NodeClient.RunAsync("rudderstack.mjs", lab.Address, source, skew);
        var arrived = await lab.ArrivedAsync(source, 6);
        arrived.ShouldBe(Acts).ShouldFit(said, skew).ShouldHaveTheOrder().ShouldHaveStatedTraffic("Order Completed").ShouldHaveTheLanding("Home");
        arrived["$identify"].Email.ShouldBe(Expected.Email);
        arrived["Home"].Properties.ShouldContain("\"category\":\"Docs\"");
        arrived["$group"].Properties.ShouldBe("""{"group_id":"g1"}""");
        arrived.Events.ShouldAllBe(e => e.Platform == "server");
    }

    [Fact]
    public async Task What_is_sent_again_and_again_is_stored_once()
    {
        var source = await lab.NewSourceAsync("rudder-node-retry");
        await using var gate = await Gate.StartAsync(lab.Address, GateOrder.Reject, GateOrder.LoseAnswer);
        var said = await NodeClient.RunAsync("rudderstack.mjs", gate.Address, source, mayComplain: true);
        var arrived = await lab.ArrivedAsync(source, 7);
        arrived.ShouldHold(Acts);
        arrived.ShouldFit(said);
        arrived.Suppressed.ShouldNotBeEmpty();
        arrived.Suppressed.ShouldAllBe(call => call.Reason == "second_delivery");
        arrived.Quarantined.ShouldBeEmpty();
    }
}
