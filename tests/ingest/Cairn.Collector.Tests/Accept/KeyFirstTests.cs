using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Accept;

/// <summary>A key that stands in the head is looked at before a byte of the body is read.</summary>
public sealed class KeyFirstTests
{
    [Theory]
    [InlineData("/v1/batch", "Authorization: Basic d2tfd3Jvbmc6", 401, "key_unknown")]
    [InlineData("/v1/batch", "Authorization: Bearer wk_wrong", 401, "key_unknown")]
    [InlineData("/v1/batch?writeKey=wk_wrong", "X: y", 401, "key_unknown")]
    [InlineData("/mp/collect?api_secret=wk_wrong", "X: y", 401, "key_unknown")]
    [InlineData("/v1/batch", "Authorization: Basic d2tfb2ZmOg==", 403, "key_disabled")]
    [InlineData("/v1/batch", "Authorization: Bearer pv_forged", 401, "key_unknown")]
    [InlineData("/v1/webhook/sendgrid", "X: y", 401, "webhook_unknown")]
    [InlineData("/v1/webhook/twilio?writeKey=wk_wrong", "X: y", 401, "key_unknown")]
    [InlineData("/v1/nothing", "Authorization: Basic d2tfd3Jvbmc6", 404, "unknown_path")]
    public async Task Who_shows_a_bad_one_is_answered_while_his_body_is_on_its_way(string path, string header, int status, string code)
    {
        await using var collector = await TestCollector.StartAsync();
        var off = collector.Store.Create("old", "wk_off");
        collector.Store.Disable(off.Record.Id);
        await Wait.UntilAsync(
            async () =>
            {
                using var known = await collector.PostAsync("/v1/track", "{}", "wk_off");
                return (int)known.StatusCode == 403;
            },
            "the collector knows that the key is disabled");
        using var connection = collector.Connect();
        await connection.SendAsync($"POST {path} HTTP/1.1\r\nHost: x\r\n{header}\r\nContent-Length: 3500000\r\n\r\n{{");
        var answer = await connection.ReadSomeAsync();
        answer.ShouldStartWith($"HTTP/1.1 {status}");
        answer.ShouldContain(code);
        collector.Host.MemoryUnderWay.ShouldBe(0);
    }

    [Fact]
    public async Task Who_asks_first_is_not_told_to_go_on()
    {
        await using var collector = await TestCollector.StartAsync();
        using var connection = collector.Connect();
        await connection.SendAsync("POST /v1/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer wk_wrong\r\nExpect: 100-continue\r\nContent-Length: 100000\r\n\r\n");
        (await connection.ReadSomeAsync()).ShouldStartWith("HTTP/1.1 401");
    }

    [Fact]
    public async Task A_good_one_counts_once_against_its_rate()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Rates = new RateLimits { PerKey = 0.001, BurstSeconds = 3000 } });
        const string body = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";
        for (var i = 0; i < 3; i++)
        {
            using var answer = await collector.PostAsync("/v1/track", body);
            ((int)answer.StatusCode).ShouldBe(200);
        }
        using var next = await collector.PostAsync("/v1/track", body);
        await next.ShouldRejectAsync(429, "too_many_requests");
    }
}
