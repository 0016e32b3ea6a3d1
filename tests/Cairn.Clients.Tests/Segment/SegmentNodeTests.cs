using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.Segment;

/// <summary>@segment/analytics-node against the collector.</summary>
public sealed class SegmentNodeTests(Lab lab)
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-30)]
    public async Task Every_call_arrives_complete_whatever_the_clock_of_the_server(int hoursWrong)
    {
        var skew = TimeSpan.FromHours(hoursWrong);
        var source = await lab.NewSourceAsync("segment-node");
        var said = await NodeClient.RunAsync("segment.mjs", lab.Address, source, skew);
        var arrived = await lab.ArrivedAsync(source, 6);
        arrived.ShouldBe(
            ("Order Completed", "u1", "anon1"), ("$identify", "u1", "anon1"), ("Home", "", "anon1"), ("Main", "", "anon1"),
            ("$group", "u1", ""), ("$alias", "u1", "anon1"));
        arrived.ShouldFit(said, skew);
        var order = arrived["Order Completed"];
        (order.Value, order.Currency, order.OrderId).ShouldBe((12.5m, "EUR", "o-1"));
    }
}
