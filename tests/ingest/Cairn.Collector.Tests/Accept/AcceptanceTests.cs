using System.IO.Compression;
using System.Text;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Accept;

public sealed class AcceptanceTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1","messageId":"m1"}""";
    private const string Bad = """{"type":"track","event":"Never Planned","anonymousId":"a1","messageId":"m2"}""";

    [Theory]
    [InlineData("/v1/track")]
    [InlineData("/v1/t")]
    [InlineData("/t")]
    [InlineData("/v1/track/")]
    [InlineData("/v1/t?x=1")]
    public async Task A_single_event_is_on_disk_when_it_is_acknowledged(string path)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync(path, Good);
        ((int)answer.StatusCode).ShouldBe(200);
        (await answer.TextAsync()).ShouldBe("""{"success":true,"accepted":1,"rejected":[]}""");
        collector.Stored().ShouldBe([("web", path, 1, Good)]);
    }

    [Fact]
    public async Task One_bad_event_costs_itself_and_not_its_batch()
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync("/v1/batch", $$"""{"batch":[{{Good}},{{Bad}},{{Good}}]}""");
        ((int)answer.StatusCode).ShouldBe(200);
        var json = await answer.JsonAsync();
        json.GetProperty("success").GetBoolean().ShouldBeTrue();
        json.GetProperty("accepted").GetInt32().ShouldBe(2);
        json.GetProperty("rejected_count").GetInt32().ShouldBe(1);
        var rejected = json.GetProperty("rejected")[0];
        rejected.GetProperty("index").GetInt32().ShouldBe(1);
        rejected.GetProperty("message_id").GetString().ShouldBe("m2");
        rejected.GetProperty("event").GetString().ShouldBe("Never Planned");
        rejected.GetProperty("code").GetString().ShouldBe("unknown_event");
        rejected.GetProperty("reason").GetString()!.ShouldNotBeEmpty();
        collector.Stored().ShouldHaveSingleItem().Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Only_the_first_problems_are_described_and_all_are_counted()
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync("/v1/batch", $$"""{"batch":[{{string.Join(',', Enumerable.Repeat(Bad, 50))}}]}""");
        var json = await answer.JsonAsync();
        json.GetProperty("rejected_count").GetInt32().ShouldBe(50);
        json.GetProperty("rejected").GetArrayLength().ShouldBe(20);
        json.GetProperty("accepted").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "gzip")]
    [InlineData("text/plain", null)]
    [InlineData("image/png", null)]
    public async Task Gzip_is_seen_whatever_the_headers_say(string contentType, string? encoding)
    {
        await using var collector = await TestCollector.StartAsync();
        (string, string)[] headers = encoding is null ? [("Content-Type", contentType)] : [("Content-Type", contentType), ("Content-Encoding", encoding)];
        using var answer = await collector.PostAsync("/v1/batch", Packed($$"""{"batch":[{{Good}}]}"""), TestCollector.Key, headers);
        ((int)answer.StatusCode).ShouldBe(200);
        collector.Stored().ShouldHaveSingleItem().Body.ShouldBe($$"""{"batch":[{{Good}}]}""");
    }

    [Theory]
    [InlineData("/v1/batch", "{\"batch\":[{", "body_unreadable")]
    [InlineData("/v1/batch", "", "body_unreadable")]
    [InlineData("/v1/batch", "{\"batch\":5}", "body_unreadable")]
    [InlineData("/v1/track", "not json", "body_unreadable")]
    [InlineData("/v1/track", "{\"event\":", "body_unreadable")]
    public async Task A_body_that_cannot_be_read_is_rejected_and_not_stored(string path, string body, string code)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync(path, body);
        await answer.ShouldRejectAsync(400, code);
        collector.Stored().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_single_event_that_breaks_the_plan_is_stored_and_told()
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync("/v1/track", Bad);
        ((int)answer.StatusCode).ShouldBe(200);
        (await answer.JsonAsync()).GetProperty("rejected_count").GetInt32().ShouldBe(1);
        collector.Stored().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/v1/m", "{\"series\":[]}")]
    [InlineData("/v1/batch", "{\"batch\":[]}")]
    public async Task What_gives_nothing_to_store_is_answered_without_the_spool(string path, string body)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync(path, body);
        ((int)answer.StatusCode).ShouldBe(200);
        collector.Stored().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "/v1/nothing")]
    [InlineData("POST", "/")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/v1/track")]
    [InlineData("GET", "/analytics.js/v1/KEY/analytics.min.js")]
    [InlineData("HEAD", "/v1/nothing")]
    public async Task Unknown_paths_are_404_with_or_without_a_key(string method, string path)
    {
        await using var collector = await TestCollector.StartAsync();
        foreach (var key in new[] { TestCollector.Key, null })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Authorization = key is null ? null : TestCollector.Basic(key);
            using var answer = await collector.Client.SendAsync(request, TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBe(404);
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_405(string method)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.SendAsync(new HttpMethod(method), "/v1/track");
        await answer.ShouldRejectAsync(405, "wrong_method");
        string.Join(", ", answer.Content.Headers.Allow).ShouldContain("POST");
    }

    [Fact]
    public async Task A_full_spool_is_503_with_retry_after_and_never_200()
    {
        await using var collector = await TestCollector.StartAsync(maxBytes: 1);
        await Wait.UntilAsync(async () =>
        {
            using var tried = await collector.PostAsync("/v1/track", Good);
            return (int)tried.StatusCode == 503;
        }, "the spool is full");
        using var answer = await collector.PostAsync("/v1/track", Good, TestCollector.Key, ("Origin", "https://shop.example"));
        await answer.ShouldRejectAsync(503, "spool_full");
        answer.Header("Retry-After").ShouldBe("5");
        answer.Header("Access-Control-Allow-Origin").ShouldBe("https://shop.example");
        using var ready = await collector.GetAsync("/health/ready");
        ((int)ready.StatusCode).ShouldBe(503);
        using var live = await collector.GetAsync("/health/live");
        ((int)live.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Requests_of_many_connections_at_once_are_all_stored_once()
    {
        await using var collector = await TestCollector.StartAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), TestContext.Current.CancellationToken, async (i, _) =>
        {
            using var answer = await collector.PostAsync("/v1/track", Good.Replace("m1", "m" + i, StringComparison.Ordinal));
            ((int)answer.StatusCode).ShouldBe(200);
        });
        var stored = collector.Stored();
        stored.Count.ShouldBe(500);
        stored.Select(request => request.Body).Distinct().Count().ShouldBe(500);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
