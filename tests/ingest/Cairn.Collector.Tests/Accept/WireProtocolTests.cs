using System.Text;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Accept;

public sealed class WireProtocolTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1","messageId":"m1"}""";

    [Fact]
    public async Task RudderStack_is_answered_OK()
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync($"/beacon/v1/batch?writeKey={TestCollector.Key}", $$"""{"batch":[{{Good}}]}""", null);
        (await answer.TextAsync()).ShouldBe("OK");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
    }

    [Theory]
    [InlineData("/batch/", """{"status":1}""")]
    [InlineData("/i/v0/e/", """{"status":"Ok"}""")]
    public async Task PostHog_is_answered_its_status(string path, string expected)
    {
        await using var collector = await TestCollector.StartAsync();
        var body = """{"api_key":"wk_test","batch":[{"event":"Page Viewed","uuid":"0195","properties":{"distinct_id":"d1"},"timestamp":"2026-11-21T10:00:00Z"}],"sent_at":"2026-11-21T10:00:00Z"}""";
        using var answer = await collector.PostAsync(path, body, null);
        (await answer.TextAsync()).ShouldBe(expected);
        collector.Stored().ShouldHaveSingleItem().Source.ShouldBe("web");
    }

    [Fact]
    public async Task Snowplow_is_answered_ok_and_may_send_credentials()
    {
        await using var collector = await TestCollector.StartAsync();
        collector.Store.Create("site", "web1");
        var body = """{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[{"e":"pv","eid":"e1","aid":"web1","p":"web","dtm":"1795297520785","duid":"d1","url":"http://shop.example/"}]}""";
        await Wait.UntilAsync(async () =>
        {
            using var answer = await collector.PostAsync("/com.snowplowanalytics.snowplow/tp2", body, null, ("Origin", "https://shop.example"));
            if ((int)answer.StatusCode != 200)
                return false;
            (await answer.TextAsync()).ShouldBe("ok");
            answer.Header("Access-Control-Allow-Credentials").ShouldBe("true");
            return true;
        }, "the app id was adopted as a key");
        collector.Stored()[^1].Source.ShouldBe("site");
    }

    [Fact]
    public async Task A_pixel_is_answered_with_a_picture_that_nobody_keeps()
    {
        await using var collector = await TestCollector.StartAsync();
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(Good.Replace("{\"type\"", $"{{\"writeKey\":\"{TestCollector.Key}\",\"type\"", StringComparison.Ordinal)));
        using var answer = await collector.GetAsync($"/v1/pixel/track?data={Uri.EscapeDataString(data)}");
        ((int)answer.StatusCode).ShouldBe(200, await answer.TextAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/gif");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Take(6).ShouldBe("GIF89a"u8.ToArray());
        collector.Stored().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_Measurement_Protocol_is_answered_204_and_its_validation_stores_nothing()
    {
        await using var collector = await TestCollector.StartAsync();
        var body = """{"client_id":"c1","events":[{"name":"page_view","params":{}}]}""";
        using var checkedOnly = await collector.PostAsync($"/debug/mp/collect?measurement_id=G-1&api_secret={TestCollector.Key}", body, null);
        ((int)checkedOnly.StatusCode).ShouldBe(200);
        (await checkedOnly.JsonAsync()).GetProperty("validationMessages").GetArrayLength().ShouldBe(0);
        collector.Stored().ShouldBeEmpty();
        using var answer = await collector.PostAsync($"/mp/collect?measurement_id=G-1&api_secret={TestCollector.Key}", body, null);
        ((int)answer.StatusCode).ShouldBe(204);
        collector.Stored().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task CloudEvents_are_answered_204_or_with_what_is_wrong()
    {
        await using var collector = await TestCollector.StartAsync();
        const string Path = "/v1/cloudevents";
        string Body(string type) => $$"""{"specversion":"1.0","data":{"anonymousId":"a"},"id":"1","source":"/s","type":"{{type}}"}""";
        using var good = await collector.PostAsync(Path, Body("Page Viewed"), TestCollector.Key, ("Content-Type", "application/cloudevents+json"));
        using var bad = await collector.PostAsync(Path, Body("Never Planned"), TestCollector.Key, ("Content-Type", "application/cloudevents+json"));
        ((int)good.StatusCode).ShouldBe(204, await good.TextAsync());
        ((int)bad.StatusCode).ShouldBe(200);
        (await bad.JsonAsync()).GetProperty("rejected_count").GetInt32().ShouldBe(1);
    }
}
