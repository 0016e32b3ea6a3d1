using Cairn.Collector.Tests.Support;
using Cairn.Pipeline;
using Cairn.Protocols.Wire;
using System.Net;

namespace Cairn.Collector.Tests.Accept;

/// <summary>From which network a request came, as a hash and only where the plan keeps it.</summary>
public sealed class NetworkTests
{
    private const string Body = """{"type":"track","event":"Product Viewed","messageId":"m","anonymousId":"a"}""";
    private static readonly NetworkHash Hash = new([1]);

    [Theory]
    [InlineData(true, "203.0.113.7")]
    [InlineData(true, "2001:db8:1:2::9")]
    [InlineData(false, "203.0.113.7")]
    public async Task It_stands_with_the_request_where_the_plan_keeps_it(bool isKept, string address)
    {
        var plan = TestCollector.Plan with { KeepsNetworks = isKept };
        await using var collector = await TestCollector.StartAsync(
            static options => options with { Proxies = new ProxyOptions { Header = "X-Forwarded-For" } }, parts => parts with { Plan = new PlanInForce(new PlanText(plan, "")) });
        // What a client itself claims is no network.
        using var answer = await collector.PostAsync("/v1/track", Body, TestCollector.Key, ("X-Forwarded-For", address), ("cairn-network", "00000000000000ff"));
        answer.EnsureSuccessStatusCode();
        var headers = collector.Headers().Single();
        NetworkHash.Find(headers).ShouldBe(isKept ? Hash.Of(IPAddress.Parse(address)) : 0);
        headers.ShouldNotContain(address);
    }

    [Theory]
    [InlineData("\f")]
    [InlineData("\u00c2\u0085")]
    public async Task A_client_cannot_write_it_into_another_header(string lineEnd)
    {
        var plan = TestCollector.Plan with { KeepsNetworks = true };
        await using var collector = await TestCollector.StartAsync(parts: parts => parts with { Plan = new PlanInForce(new PlanText(plan, "")) });
        using var connection = collector.Connect();
        await connection.SendAsync(
            $"POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: {TestCollector.Basic(TestCollector.Key)}\r\nContent-Type: application/json{lineEnd}cairn-network: 00000000000000ff\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}");
        (await connection.ReadToEndAsync()).ShouldStartWith("HTTP/1.1 200");
        NetworkHash.Find(collector.Headers().Single()).ShouldBe(0UL);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("unknown")]
    public async Task A_proxys_own_address_is_no_visitors(string named)
    {
        var plan = TestCollector.Plan with { KeepsNetworks = true };
        await using var collector = await TestCollector.StartAsync(
            static options => options with { Proxies = new ProxyOptions { Header = "X-Forwarded-For", Trusted = [IPNetwork.Parse("10.0.0.0/8")] } }, parts => parts with { Plan = new PlanInForce(new PlanText(plan, "")) });
        using var answer = await collector.PostAsync("/v1/track", Body, TestCollector.Key, ("X-Forwarded-For", named));
        answer.EnsureSuccessStatusCode();
        NetworkHash.Find(collector.Headers().Single()).ShouldBe(0UL);
    }
}
