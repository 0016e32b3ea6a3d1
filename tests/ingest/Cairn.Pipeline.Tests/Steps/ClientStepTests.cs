using Cairn.Model;
using Cairn.Pipeline.Steps;
using Cairn.Plan;

namespace Cairn.Pipeline.Tests.Steps;

/// <summary>On what an event happened, and whether its network is kept.</summary>
public sealed class ClientStepTests
{
    [Theory]
    [InlineData("web", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36", "Chrome", "Windows", "computer")]
    [InlineData("web", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0", "Edge", "Windows", "computer")]
    [InlineData("web", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0", "Firefox", "Windows", "computer")]
    [InlineData("web", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15", "Safari", "macOS", "computer")]
    [InlineData("web", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/143.0 Mobile/15E148 Safari/604.1", "Chrome", "iOS", "phone")]
    [InlineData("web", "Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1", "Safari", "iPadOS", "tablet")]
    [InlineData("web", "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36", "Chrome", "Android", "phone")]
    [InlineData("web", "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/143.0.0.0 Safari/537.36", "Samsung Internet", "Android", "tablet")]
    [InlineData("web", "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36", "Chrome", "ChromeOS", "computer")]
    [InlineData("web", "Mozilla/5.0 (PlayStation 5) AppleWebKit/605.1.15", "", "", "")]
    [InlineData("web", "", "", "", "")]
    [InlineData("ios", "shop-app/1.2 (iOS)", "", "iOS", "phone")]
    [InlineData("android", "", "", "Android", "phone")]
    [InlineData("server", "Mozilla/5.0 (Windows NT 10.0)", "", "", "")]
    public void A_client_is_what_its_agent_or_its_platform_says(string platform, string agent, string browser, string system, string device)
    {
        var e = new Event { Platform = platform, UserAgent = agent, Context = ClientContext.None with { Locale = "de-DE" } };
        StepOf("").Apply(e).ShouldBe(Outcome.Accepted);
        e.Context.ShouldBe(new ClientContext(browser, system, device, "de-DE", ""));
    }

    [Theory]
    [InlineData("", "web", 0)]
    [InlineData("networks: drop", "web", 0)]
    [InlineData("networks: keep", "web", 7)]
    [InlineData("networks: keep", "ios", 7)]
    [InlineData("networks: keep", "server", 0)]
    [InlineData("networks: keep", "", 0)]
    public void A_network_is_kept_where_the_plan_says_so_and_of_visitors_devices_alone(string rule, string platform, ulong kept)
    {
        var e = new Event { Platform = platform, Network = 7 };
        StepOf(rule).Apply(e);
        e.Network.ShouldBe(kept);
    }

    private static ClientStep StepOf(string rule) => new(PlanFile.Parse($"""
        name: t
        version: "1"
        phases:
          action: {"{ minimum: 0, maximum: 1 }"}
        events:
          Bought: {"{ phase: action, value: 1 }"}
        {rule}
        """, "t.yaml").Plan!);
}
