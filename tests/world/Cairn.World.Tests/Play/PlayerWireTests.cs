namespace Cairn.World.Tests.Play;

public class PlayerWireTests
{
    private readonly SkippingTime _time = new();

    [Fact]
    public async Task a_request_arrives_byte_for_byte()
    {
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        var report = await collector.PlayAsync(
            [
                """{"at":"2026-01-05T08:00:00.123Z","source":"web","method":"POST","path":"/v1/t?a=%7Eb%2F..%2f&c=d","headers":{"Content-Type":"text/plain","User-Agent":"Mozilla/5.0 (X11; Linux)","X-Forwarded-For":"10.0.0.1"},"body": { "a" : "\u00e9é\/" , "b":[1.50, 1e3 ] }  }""",
                """{"at":"2026-01-05T08:00:00.124Z","source":"mail","method":"POST","path":"/w/mail","headers":{},"body":[ {"e":1},{"e":2} ]}""",
                """{"at":"2026-01-05T08:00:00.125Z","source":"sms","method":"POST","path":"/w/sms","headers":{"Content-Type":"application/x-www-form-urlencoded"},"body":"A=1&B=\u00e9\n\"\\"}""",
                """{"at":"2026-01-05T08:00:00.126Z","source":"web","method":"GET","path":"/p.gif?e=1","headers":{}}""",
            ],
            _time);

        var received = collector.Received;
        received.Select(one => one.Text).ShouldBe(["""{ "a" : "\u00e9é\/" , "b":[1.50, 1e3 ] }""", """[ {"e":1},{"e":2} ]""", "A=1&B=é\n\"\\", ""]);
        received.Select(one => $"{one.Method} {one.Path}").ShouldBe(["POST /v1/t?a=%7Eb%2F..%2f&c=d", "POST /w/mail", "POST /w/sms", "GET /p.gif?e=1"]);
        received[0].Headers.Keys.Order().ShouldBe(["Content-Length", "Content-Type", "Host", "User-Agent", "X-Forwarded-For"]);
        received[0].Headers["User-Agent"].ShouldBe("Mozilla/5.0 (X11; Linux)");
        received[1].Headers.Keys.Order().ShouldBe(["Content-Length", "Host"]);
        (report.Requests, report.Calls, report.AcknowledgedAtOnce).ShouldBe((4, 5, 4));
        report.BytesSent.ShouldBe(received.Sum(one => one.Body.Length));
    }

    [Fact]
    public async Task headers_that_belong_to_the_connection_are_not_sent()
    {
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        await collector.PlayAsync(
            ["""{"at":"2026-01-05T08:00:00Z","method":"POST","path":"/","headers":{"Host":"a.example","content-length":"999","Connection":"close","Transfer-Encoding":"chunked","Expect":"100-continue","X-Name":"Zoë"},"body":{}}"""],
            _time);
        var received = collector.Received.Single();
        received.Headers.Keys.Order().ShouldBe(["Content-Length", "Host", "X-Name"]);
        received.Headers["Host"].ShouldBe(collector.Url.Authority);
        received.Headers["X-Name"].ShouldBe("Zoë");
    }

    [Fact]
    public async Task the_path_of_the_collector_stands_before_the_requests_own()
    {
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        await collector.PlayAsync(Playing.Lines(1), _time, options => options with { Collector = new Uri(collector.Url, "/in/here/") });
        collector.Received.Single().Path.ShouldBe("/in/here/v1/t");
    }

    [Fact]
    public async Task the_calls_of_a_batch_are_counted()
    {
        await using var collector = ScriptedCollector.Replying(Reply.Ok, new Reply(400));
        const string Batch = """{"at":"2026-01-05T08:00:00Z","method":"POST","path":"/v1/batch","headers":{},"body":{"sentAt":{"batch":[0]},"batch":[{"batch":[1,2]},{},{}],"writeKey":"k"}}""";
        var report = await collector.PlayAsync([Batch, Batch], _time);
        (report.Calls, report.CallsAcknowledged).ShouldBe((6, 3));
    }

    [Fact]
    public async Task a_repetition_of_the_worlds_own_says_so_and_retries_count_on()
    {
        await using var collector = ScriptedCollector.Replying(Reply.Ok, new Reply(500), Reply.Ok);
        const string Again = """{"at":"2026-01-05T08:00:00Z","method":"POST","path":"/","headers":{"X-Retry-Count":"1"},"body":{}}""";
        await collector.PlayAsync([Again, Again], _time);
        collector.Received.Select(one => one.RetryCount).ShouldBe(["1", "1", "2"]);
    }
}
