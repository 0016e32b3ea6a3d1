using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Limits;

/// <summary>Clients that send a little now and then, so that their connections are never idle (slow-loris).</summary>
public sealed class SlowClientTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";
    private const int MaxDrops = 300;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData("GET /health/live?", "x")]
    [InlineData("POST /v1/track HTTP/1.1\r\nHost: x\r\n", "X-A: 1\r\n")]
    [InlineData("POST /v1/track HTTP/1.1\r\nHost: x\r\nX-A: ", "x")]
    public async Task A_head_that_never_ends_is_cut_off_although_it_goes_on(string beginning, string drop)
    {
        await using var collector = await TestCollector.StartAsync(options => options with
        {
            Connections = new ConnectionLimits { HeadersTimeout = TimeSpan.FromSeconds(1) },
        });
        (await DripAsync(collector, beginning, drop)).ShouldStartWith("HTTP/1.1 408");
        using var next = await collector.PostAsync("/v1/track", Good);
        ((int)next.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\n", "x")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5;", "a")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1;a=\"", "\\\"")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX-A: ", "a")]
    public async Task A_body_that_never_ends_is_cut_off_although_it_goes_on(string head, string drop)
    {
        await using var collector = await TestCollector.StartAsync(options => options with
        {
            Connections = new ConnectionLimits { SlowestBody = 1000, BodyGrace = TimeSpan.FromSeconds(1.1) },
        });
        var answer = await DripAsync(collector, $"POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: {TestCollector.Basic(TestCollector.Key)}\r\n{head}", drop);
        answer.ShouldStartWith("HTTP/1.1 503");
        answer.ShouldContain("body_too_slow");
        collector.Stored().ShouldBeEmpty();
        using var next = await collector.PostAsync("/v1/track", Good);
        ((int)next.StatusCode).ShouldBe(200);
    }

    /// <summary>Sends drop by drop until an answer comes; far fewer drops are sent than would be enough.</summary>
    private static async Task<string> DripAsync(TestCollector collector, string beginning, string drop)
    {
        using var connection = collector.Connect();
        await connection.SendAsync(beginning);
        var answer = connection.ReadToEndAsync();
        for (var drops = 0; drops < MaxDrops && !answer.IsCompleted; drops++)
        {
            try
            {
                await connection.SendAsync(drop);
            }
            catch (IOException)
            {
                // The other end has closed; what it said before is in the answer.
                break;
            }
            await Task.WhenAny(answer, Task.Delay(Pause, TestContext.Current.CancellationToken));
        }
        return await answer;
    }
}
