using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Limits;

public sealed class ConnectionLimitTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";

    [Fact]
    public async Task Too_many_headers_and_too_long_ones_are_431()
    {
        await using var collector = await TestCollector.StartAsync();
        var many = string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: 1\r\n"));
        (await AnswerAsync(collector, $"GET /health/live HTTP/1.1\r\nHost: x\r\n{many}\r\n")).ShouldStartWith("HTTP/1.1 431");
        (await AnswerAsync(collector, $"GET /health/live HTTP/1.1\r\nHost: x\r\nX: {new string('x', 40_000)}\r\n\r\n")).ShouldStartWith("HTTP/1.1 431");
    }

    [Fact]
    public async Task A_request_line_that_is_too_long_is_414_and_a_long_one_is_not()
    {
        await using var collector = await TestCollector.StartAsync();
        (await AnswerAsync(collector, $"GET /health/live?{new string('x', 40_000)} HTTP/1.1\r\nHost: x\r\n\r\n")).ShouldStartWith("HTTP/1.1 414");
        (await AnswerAsync(collector, $"GET /health/live?{new string('x', 20_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 200");
    }

    [Fact]
    public async Task A_head_that_trickles_is_408()
    {
        await using var collector = await TestCollector.StartAsync(options => options with
        {
            Connections = new ConnectionLimits { HeadersTimeout = TimeSpan.FromSeconds(1) },
        });
        (await AnswerAsync(collector, "GET /health/live HTTP/1.1\r\nHos")).ShouldStartWith("HTTP/1.1 408");
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET /v1/t\r\n\r\n")]
    [InlineData("GET /v1/t HTTP/9.9\r\nHost: x\r\n\r\n")]
    [InlineData("POST /v1/t HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /v1/t HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx")]
    [InlineData("POST /v1/t HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("GET /v1/t HTTP/1.1\r\nHost: x\r\nBad Name: 1\r\n\r\n")]
    [InlineData("GET /v1/t HTTP/1.1\r\n\r\n")]
    [InlineData("GET http:// HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    public async Task Malformed_HTTP_is_rejected_and_harms_nobody_else(string request)
    {
        await using var collector = await TestCollector.StartAsync();
        var answer = await AnswerAsync(collector, request);
        (answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 505", StringComparison.Ordinal)).ShouldBeTrue(answer);
        using var next = await collector.PostAsync("/v1/track", Good);
        ((int)next.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("GET http://collect.example/health/live HTTP/1.1\r\nHost: collect.example\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /health/live HTTP/1.0\r\n\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    public async Task Rare_but_good_HTTP_is_answered(string request)
    {
        await using var collector = await TestCollector.StartAsync();
        (await AnswerAsync(collector, request)).ShouldMatch("^HTTP/1.1 20[04]");
    }

    [Fact]
    public async Task Idle_connections_take_nothing_from_others_until_there_are_too_many()
    {
        const int Max = 300;
        await using var collector = await TestCollector.StartAsync(options => options with { Connections = new ConnectionLimits { MaxConnections = Max } });
        var idle = new List<RawConnection>();
        try
        {
            for (var i = 0; i < Max - 10; i++)
            {
                idle.Add(collector.Connect());
                await idle[^1].SendAsync("POST /v1/track HTTP/1.1\r\nHost: x\r\n");
            }
            using (var answer = await collector.PostAsync("/v1/track", Good))
                ((int)answer.StatusCode).ShouldBe(200);
            for (var i = 0; i < 20; i++)
                idle.Add(collector.Connect());
            (await idle[^1].ReadToEndAsync()).ShouldBeEmpty("the connection is one too many and closed");
        }
        finally
        {
            idle.ForEach(static connection => connection.Dispose());
        }
    }

    [Fact]
    public async Task A_pipelined_pair_is_answered_in_order()
    {
        await using var collector = await TestCollector.StartAsync();
        var post = $"POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: {TestCollector.Basic(TestCollector.Key)}\r\nContent-Length: {Good.Length}\r\n";
        var answer = await AnswerAsync(collector, $"{post}\r\n{Good}{post}Connection: close\r\n\r\n{Good}");
        answer.Split("HTTP/1.1 200").Length.ShouldBe(3);
        collector.Stored().Count.ShouldBe(2);
    }

    private static async Task<string> AnswerAsync(TestCollector collector, string request)
    {
        using var connection = collector.Connect();
        await connection.SendAsync(request);
        return await connection.ReadToEndAsync();
    }
}
