using System.IO.Compression;
using System.Text;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Limits;

public sealed class BodyLimitTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";

    [Fact]
    public async Task A_body_that_says_it_is_too_long_is_rejected_before_it_is_read()
    {
        await using var collector = await TestCollector.StartAsync();
        using var connection = collector.Connect();
        await connection.SendAsync("POST /v1/batch HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\nContent-Length: 5000000\r\n\r\n");
        var answer = await connection.ReadSomeAsync();
        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("Access-Control-Allow-Origin: https://shop.example");
        answer.ShouldContain("body_too_large");
    }

    [Fact]
    public async Task A_client_that_sends_all_of_a_body_that_is_too_long_still_gets_the_answer()
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync("/v1/batch", new byte[5_000_000]);
        await answer.ShouldRejectAsync(413, "body_too_large");
        using var next = await collector.PostAsync("/v1/track", Good);
        ((int)next.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task A_body_without_length_is_rejected_as_soon_as_it_is_too_long()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Bodies = new BodyLimits { WireBytes = 100_000 } });
        using var connection = collector.Connect();
        await connection.SendAsync("POST /v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = $"{10_000:x}\r\n{new string('x', 10_000)}\r\n";
        for (var i = 0; i < 11; i++)
            await connection.SendAsync(chunk);
        (await connection.ReadSomeAsync()).ShouldStartWith("HTTP/1.1 413");
    }

    [Theory]
    [InlineData("5;", "aaaaaaaaaaaaaaaa")]
    [InlineData("", "1;aaaaaaaaaaaaaaaaaaaaaaaa\r\nx\r\n")]
    public async Task What_frames_the_chunks_of_a_body_ends_too(string beginning, string piece)
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Bodies = new BodyLimits { WireBytes = 100_000 } });
        using var connection = collector.Connect();
        await connection.SendAsync($"POST /v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{beginning}");
        var pieces = string.Concat(Enumerable.Repeat(piece, 250_000 / piece.Length));
        await connection.SendAsync(pieces);
        var answer = await connection.ReadSomeAsync();
        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("body_too_large");
        using var next = await collector.PostAsync("/v1/track", Good);
        ((int)next.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task What_unpacks_to_too_much_is_rejected()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Bodies = new BodyLimits { UnpackedBytes = 1_000_000 } });
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < 1000; i++)
                gzip.Write(new byte[100_000]);
        packed.Length.ShouldBeLessThan(200_000);
        using var answer = await collector.PostAsync("/v1/batch", packed.ToArray());
        await answer.ShouldRejectAsync(413, "body_too_large");
    }

    [Fact]
    public async Task Large_bodies_together_are_bounded_and_the_rest_is_told_to_wait()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Bodies = new BodyLimits { UnderWayBytes = 300_000 } });
        using var answer = await collector.PostAsync("/v1/batch", Encoding.UTF8.GetBytes($$"""{"batch":[{{Good}}],"x":"{{new string('x', 1_000_000)}}"}"""));
        await answer.ShouldRejectAsync(503, "busy");
        answer.Header("Retry-After").ShouldBe("1");
        using var small = await collector.PostAsync("/v1/track", Good);
        ((int)small.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Large_bodies_one_after_another_are_all_taken()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Bodies = new BodyLimits { UnderWayBytes = 6_000_000 } });
        var body = Encoding.UTF8.GetBytes($$"""{"batch":[{{Good}}],"x":"{{new string('x', 1_000_000)}}"}""");
        for (var i = 0; i < 20; i++)
        {
            using var answer = await collector.PostAsync("/v1/batch", body);
            ((int)answer.StatusCode).ShouldBe(200);
        }
        collector.Stored().Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_body_that_trickles_is_cut_off()
    {
        await using var collector = await TestCollector.StartAsync(options => options with
        {
            Connections = new ConnectionLimits { SlowestBody = 1000, BodyGrace = TimeSpan.FromSeconds(1.1) },
        });
        using var connection = collector.Connect();
        await connection.SendAsync("POST /v1/batch HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\nContent-Length: 1000\r\n\r\n{");
        var answer = await connection.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 503");
        answer.ShouldContain("Retry-After: 1");
        answer.ShouldContain("Connection: close");
        answer.ShouldContain("body_too_slow");
        answer.ShouldContain("Access-Control-Allow-Origin");
        collector.Stored().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_is_cut_is_not_stored()
    {
        await using var collector = await TestCollector.StartAsync();
        using (var connection = collector.Connect())
            await connection.SendAsync($"POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: {TestCollector.Basic(TestCollector.Key)}\r\nContent-Length: 1000\r\n\r\n{Good}");
        using var next = await collector.PostAsync("/v1/track", Good);
        ((int)next.StatusCode).ShouldBe(200);
        collector.Stored().Count.ShouldBe(1);
    }
}
