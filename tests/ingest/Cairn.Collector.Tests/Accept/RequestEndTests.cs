using System.Net.Sockets;
using System.Text;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Accept;

/// <summary>Whatever way a request ends, what it holds goes back.</summary>
public sealed class RequestEndTests
{
    private const int Large = 300_000;

    private static readonly string Good = $$"""{"batch":[{"type":"track","event":"Page Viewed","anonymousId":"a1","messageId":"m"}],"x":"{{new string('x', Large)}}"}""";

    [Fact]
    public async Task Bodies_that_are_reset_give_their_memory_back_and_are_no_defect()
    {
        await using var collector = await TestCollector.StartAsync();
        var sockets = new List<Socket>();
        for (var i = 0; i < 20; i++)
            sockets.Add(await SendAsync(collector, $"POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 3500000\r\n\r\n{new string('x', 2_800_000)}"));
        await Wait.UntilAsync(() => collector.Host is { UnderWay: 20, MemoryUnderWay: >= 20 * 2_800_000 }, "all bodies are under way");
        foreach (var socket in sockets)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
        await ShouldHoldNothingAsync(collector);
        collector.Defects.ShouldBeEmpty();
        using var next = await collector.PostAsync("/v1/batch", Good);
        ((int)next.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task A_body_that_stalls_is_answered_and_holds_nothing_any_more()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Connections = new ConnectionLimits { BodyTimeout = TimeSpan.FromSeconds(1) } });
        using var connection = collector.Connect();
        await connection.SendAsync($"POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 3500000\r\n\r\n{new string('x', 1_000_000)}");
        var answer = await connection.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 503");
        answer.ShouldContain("body_too_slow");
        answer.ShouldContain("Connection: close");
        await ShouldHoldNothingAsync(collector);
    }

    /// <summary>Path, encoding, body and status.</summary>
    [Theory]
    [InlineData("/v1/batch", "", "good", 200)]
    [InlineData("/v1/batch", "", "no JSON", 400)]
    [InlineData("/v1/nothing", "", "good", 404)]
    [InlineData("/e/", "", "form", 200)]
    [InlineData("/e/", "", "bad form", 400)]
    [InlineData("/v1/batch", "gzip", "cut", 400)]
    [InlineData("/v1/batch", "br", "cut", 400)]
    [InlineData("/v1/batch", "deflate", "cut", 400)]
    [InlineData("/v1/batch", "gzip", "good", 200)]
    [InlineData("/v1/batch", "br", "good", 200)]
    [InlineData("/v1/batch", "gzip", "bomb", 413)]
    [InlineData("/v1/batch", "br", "bomb", 413)]
    public async Task Whatever_the_answer_nothing_stays(string path, string encoding, string what, int status)
    {
        await using var collector = await TestCollector.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await collector.PostAsync(path, Body(encoding, what), TestCollector.Key, ("Content-Encoding", encoding.Length > 0 ? encoding : "identity"));
            ((int)answer.StatusCode).ShouldBe(status, await answer.TextAsync());
        }
        await ShouldHoldNothingAsync(collector);
    }

    [Fact]
    public async Task What_the_spool_rejects_holds_nothing_any_more()
    {
        await using var collector = await TestCollector.StartAsync(maxBytes: 1);
        // The file that is there is written to; what it has grown to is seen after that.
        await Wait.UntilAsync(async () => (int)(await collector.PostAsync("/v1/batch", Good)).StatusCode == 503, "the spool is full");
        using var answer = await collector.PostAsync("/v1/batch", Good);
        await answer.ShouldRejectAsync(503, "spool_full");
        await ShouldHoldNothingAsync(collector);
    }

    [Fact]
    public async Task A_failure_of_the_program_costs_its_request_and_no_memory()
    {
        var clock = new FailingClock();
        await using var collector = await TestCollector.StartAsync(parts: parts => parts with { Time = clock });
        clock.Fails = true;
        using var answer = await collector.PostAsync("/v1/batch", Good);
        await answer.ShouldRejectAsync(500, "defect");
        await ShouldHoldNothingAsync(collector);
        clock.Fails = false;
        using var next = await collector.PostAsync("/v1/batch", Good);
        ((int)next.StatusCode).ShouldBe(200);
        collector.Defects.ShouldHaveSingleItem();
        collector.Defects.Clear();
    }

    [Fact]
    public async Task Heads_count_as_bodies_do()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Bodies = new BodyLimits { UnderWayBytes = 50_000 } });
        using var answer = await collector.GetAsync($"/v1/pixel/track?writeKey={TestCollector.Key}&event=Page+Viewed&anonymousId=a1&x={new string('x', 30_000)}");
        await answer.ShouldRejectAsync(503, "busy");
        using var small = await collector.GetAsync($"/v1/pixel/track?writeKey={TestCollector.Key}&event=Page+Viewed&anonymousId=a1&x={new string('x', 3000)}");
        ((int)small.StatusCode).ShouldBe(200);
        await ShouldHoldNothingAsync(collector);
    }

    [Fact]
    public async Task What_unpacks_to_more_than_there_is_room_for_takes_none()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Bodies = new BodyLimits { UnderWayBytes = 200_000 } });
        foreach (var encoding in new[] { "gzip", "br", "deflate" })
        {
            using var answer = await collector.PostAsync("/v1/batch", Packing.Pack(encoding, Encoding.UTF8.GetBytes(Good)), TestCollector.Key, ("Content-Encoding", encoding));
            await answer.ShouldRejectAsync(503, "busy");
            await ShouldHoldNothingAsync(collector);
        }
    }

    [Fact]
    public async Task Strangers_leave_room_for_those_who_show_their_key()
    {
        var limits = new BodyLimits { WireBytes = 1 << 20, UnpackedBytes = 1 << 20, UnderWayBytes = 40 << 20 };
        await using var collector = await TestCollector.StartAsync(options => options with { Bodies = limits });
        var sockets = new List<Socket>();
        for (var i = 0; i < 60; i++)
            sockets.Add(await SendAsync(collector, $"POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{new string('x', 900_000)}"));
        await Wait.UntilAsync(() => collector.Host.MemoryUnderWay >= 19 << 20, "strangers have taken their part");
        using (var stranger = await collector.PostAsync("/v1/batch", new byte[900_000], null))
            await stranger.ShouldRejectAsync(503, "busy");
        using (var known = await collector.PostAsync("/v1/batch", Good))
            ((int)known.StatusCode).ShouldBe(200);
        sockets.ForEach(static socket => socket.Dispose());
        await ShouldHoldNothingAsync(collector);
    }

    private static byte[] Body(string encoding, string what)
    {
        if (what == "bomb")
            return Packing.Pack(encoding, new byte[20 << 20]);
        var content = Encoding.UTF8.GetBytes(what switch
        {
            "no JSON" => Good[..^1],
            "form" => "data=" + Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"event":"Page Viewed","distinct_id":"d","properties":{"token":"t","x":"{{new string('x', Large)}}" } }""")),
            "bad form" => "data=" + new string('!', Large),
            _ => Good,
        });
        var packed = encoding.Length > 0 ? Packing.Pack(encoding, content) : content;
        return what == "cut" ? packed[..(packed.Length / 2)] : packed;
    }

    private static async Task<Socket> SendAsync(TestCollector collector, string text)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(collector.Host.Address.Host, collector.Host.Address.Port, TestContext.Current.CancellationToken);
        try
        {
            await socket.SendAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);
        }
        catch (SocketException)
        {
            // ErrorAnswer before it had sent all.
            return socket;
        }
        return socket;
    }

    private static async Task ShouldHoldNothingAsync(TestCollector collector)
    {
        await Wait.UntilAsync(() => collector.Host.UnderWay == 0, "all requests end");
        collector.Host.MemoryUnderWay.ShouldBe(0);
    }

    /// <summary>A FakeTimeProvider cannot fail.</summary>
    private sealed class FailingClock : TimeProvider
    {
        public bool Fails { get; set; }

        public override DateTimeOffset GetUtcNow() => Fails ? throw new InvalidTimeZoneException("no clock") : base.GetUtcNow();
    }
}
