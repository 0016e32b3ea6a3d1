using System.Collections.Concurrent;
using System.Diagnostics;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Telemetry;

public sealed class RequestSpanTests
{
    [Fact]
    public async Task A_request_has_a_span_below_its_senders_and_nothing_personal_in_it()
    {
        var trace = ActivityTraceId.CreateRandom();
        var parent = ActivitySpanId.CreateRandom();
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Cairn.Collector",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var collector = await TestCollector.StartAsync();
        var body = """{"batch":[{"type":"track","event":"Page Viewed","anonymousId":"anna"},{"type":"track","event":"Unplanned","userId":"anna"}]}""";
        using var answer = await collector.PostAsync(
            "/v1/batch?email=anna@example.com", body, TestCollector.Key, ("traceparent", $"00-{trace}-{parent}-01"), ("tracestate", "v=anna"), ("User-Agent", "anna"));
        await Wait.UntilAsync(() => Task.FromResult(ended.Any(one => one.OperationName == "POST")), "the span ends");

        var span = ended.Last();
        span.OperationName.ShouldBe("POST");
        Activity[] steps = [.. ended.SkipLast(1)];
        steps.Select(step => step.OperationName).ShouldBe(["decode", "clock", "plan", "consent", "identifiers", "channel", "machine", "client", "spool"]);
        steps.ShouldAllBe(step => step.ParentSpanId == span.SpanId && step.StartTimeUtc >= span.StartTimeUtc);
        steps.SkipLast(1).ShouldAllBe(step => Equals(step.GetTagItem("cairn.calls"), 2));
        steps.Sum(step => step.Duration.TotalMilliseconds).ShouldBeLessThan(span.Duration.TotalMilliseconds + 1);
        span.Kind.ShouldBe(ActivityKind.Server);
        span.ParentSpanId.ShouldBe(parent);
        span.TraceStateString.ShouldBeNull();
        var attributes = span.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value);
        attributes["http.request.method"].ShouldBe("POST");
        attributes["http.response.status_code"].ShouldBe(200);
        attributes["http.request.body.size"].ShouldBe(body.Length);
        attributes["cairn.source"].ShouldBe("web");
        attributes["cairn.events.accepted"].ShouldBe(1);
        attributes["cairn.events.rejected"].ShouldBe(1);
        attributes.Values.ShouldAllBe(value => !$"{value}".Contains("anna"));
    }
}
