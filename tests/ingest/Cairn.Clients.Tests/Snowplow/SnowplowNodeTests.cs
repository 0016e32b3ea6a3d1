using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.Snowplow;

/// <summary>@snowplow/node-tracker against the collector.</summary>
public sealed class SnowplowNodeTests(Lab lab)
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Every_event_arrives_complete_whatever_the_clock_of_the_server(int hoursFast)
    {
        var skew = TimeSpan.FromHours(hoursFast);
        var source = await lab.NewSourceAsync("snowplow-node");
        var said = await NodeClient.RunAsync("snowplow.mjs", lab.Address, source, skew);
        var arrived = await lab.ArrivedAsync(source, 5);
        arrived.ShouldBe(
            ("Page Viewed", "u1", "d1"), ("Clicked", "u1", "d1"), ("Product Added", "u1", "d1"), ("Order Completed", "u1", "d1"), ("Screen Viewed", "u1", "d1"));
        arrived.ShouldFit(said, skew).ShouldHaveTheOrder().ShouldHaveTheLanding("Page Viewed");
        arrived["Page Viewed"].Referrer.ShouldBe("http://news.example/today");
        arrived["Clicked"].Properties.ShouldBe("""{"category":"buttons","label":"buy","property":"red","value":3}""");
        arrived["Order Completed"].Properties.ShouldContain("\"tier\":\"gold\"");
        arrived.Events.ShouldAllBe(e => e.Platform == "server" && e.SessionId == "s1");
    }
}
