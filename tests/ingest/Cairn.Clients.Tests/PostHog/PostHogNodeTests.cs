using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.PostHog;

/// <summary>posthog-node against the collector.</summary>
public sealed class PostHogNodeTests(Lab lab)
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Every_call_arrives_complete_whatever_the_clock_of_the_server(int hoursFast)
    {
        var skew = TimeSpan.FromHours(hoursFast);
        var source = await lab.NewSourceAsync("posthog-node");
        var said = await NodeClient.RunAsync("posthog.mjs", lab.Address, source, skew);
        var arrived = await lab.ArrivedAsync(source, 6);
        arrived.ShouldBe(
            ("Page Viewed", "", "anon1"), ("Order Completed", "u1", ""), ("$identify", "u1", ""), ("$alias", "u1", "anon1"), ("$group", "u1", ""),
            ("Flag Checked", "u1", ""));
        arrived.ShouldFit(said, skew).ShouldHaveTheOrder().ShouldHaveTheLanding("Page Viewed");
        arrived["$identify"].Email.ShouldBe(Expected.Email);
        arrived["$group"].Properties.ShouldBe("""{"group_id":"g1"}""");
        arrived.Events.ShouldAllBe(e => e.Platform == "server");
    }
}
