using System.Net.Http.Headers;
using System.Text;

namespace Cairn.Cli.Tests.Commands;

public sealed class ServeTelemetryTests
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData("http/protobuf", "/v1/metrics", "/v1/traces")]
    [InlineData("grpc", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", "/opentelemetry.proto.collector.trace.v1.TraceService/Export")]
    public async Task Metrics_of_every_step_and_spans_arrive_at_a_receiver_and_nothing_personal_does(string protocol, params string[] paths)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-serve-").FullName;
        await using var receiver = await OtlpReceiver.StartAsync(protocol);
        await using (var serve = await ServeProcess.StartAsync(
            folder, "--otlp-endpoint", receiver.Address, "--otlp-protocol", protocol, "--otlp-interval", "200ms", "--otlp-sampled-share", "1", "--otlp-headers", "key=hush"))
        {
            await PostAsync(serve, "m1");
            await PostAsync(serve, "m1");
            await UntilAsync(() => receiver.Text.Contains("cairn.delivery.duplicates", StringComparison.Ordinal), "the second delivery is counted");
            (await serve.EndAsync("-TERM")).ShouldBe(0);
        }

        var text = receiver.Text;
        foreach (var name in new[]
        {
            "cairn.collector.requests", "cairn.collector.events", "cairn.collector.acknowledgement.duration", "http.server.request.body.size",
            "http.server.request.duration", "kestrel.active_connections", "cairn.spool.size", "cairn.spool.group.size", "cairn.spool.commit.duration",
            "cairn.pipeline.step.entered", "deduplication", "decode", "cairn.delivery.batches", "cairn.delivery.rows", "quarantine", "suppressed", "cairn.delivery.store.duration",
            "cairn.delivery.delay", "cairn.delivery.lag", "cairn.deduplication.messages", "cairn.engine.restarts", "cairn-collector", "POST", "process spool", "load", "identifiers",
        })
            text.ShouldContain(name);
        foreach (var personal in new[] { "anna", "wk_", "hush", "10.1.2.3" })
            // Letter by letter: what is sent is binary, and by the rules of a language bytes between letters may not count.
            text.Contains(personal, StringComparison.Ordinal).ShouldBeFalse(personal);
        receiver.Paths.ShouldBe(paths, ignoreOrder: true);
        receiver.Unsigned.ShouldBeEmpty("every request has the headers of otlp.headers");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task PostAsync(ServeProcess serve, string id)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(serve.Address, "/v1/track?email=anna@example.com"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(serve.Key + ":")));
        request.Headers.Add("X-Forwarded-For", "10.1.2.3");
        var body = $$"""{"type":"track","event":"Product Viewed","messageId":"{{id}}","userId":"anna","properties":{ "product_id":"p1" } }""";
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task UntilAsync(Func<bool> condition, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(MaxWait, what);
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }
}
