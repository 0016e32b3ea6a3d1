using System.Net;
using System.Text.Json;
using Cairn.Collector.Live;
using Cairn.Collector.Preview;
using Cairn.Collector.Tests.Live;
using Cairn.Pipeline.Tracing;

namespace Cairn.Collector.Tests.Preview;

public sealed class PreviewTests
{
    private static long InAnHour => TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds();

    [Fact]
    public async Task A_debug_key_shows_what_would_become_of_each_event_and_stores_nothing()
    {
        await using var collector = await LiveCollector.StartAsync();
        var key = collector.Previews.Issue(new PreviewKey("web", "checkout-7", InAnHour));
        var (messages, client) = await collector.WatchAsync(new LiveFilter { TestId = "checkout-7" });
        using var closing = client;
        using var response = await collector.PostAsync(LiveCollector.Batch("page_view", "Nonsense"), key);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var root = answer.RootElement;
        (root.GetProperty("preview").GetBoolean(), root.GetProperty("source").GetString(), root.GetProperty("accepted").GetInt32(), root.GetProperty("rejected").GetInt32())
            .ShouldBe((true, "web", 1, 1));
        root.GetProperty("events").EnumerateArray().Select(one => (one.GetProperty("event").GetString(), one.GetProperty("otherwise").GetString(), one.GetProperty("code").GetString()))
            .ShouldBe([("Page Viewed", "stored", ""), ("Nonsense", "quarantined", "unknown_event")]);
        var first = (await collector.NextAsync(messages))!.Trace!;
        (first.End, first.Otherwise, first.LogId, first.SentAs).ShouldBe((TraceEnd.Previewed, TraceEnd.Stored, "", "page_view"));
        (await collector.NextAsync(messages))!.Trace!.Otherwise.ShouldBe(TraceEnd.Quarantined);
        collector.Spooled().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_expired_or_forged_key_is_rejected_and_says_which()
    {
        await using var collector = await LiveCollector.StartAsync();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var expired = collector.Previews.Issue(new PreviewKey("web", "t", now - 1));
        await RejectsAsync(collector, expired, "preview_expired");
        var good = collector.Previews.Issue(new PreviewKey("web", "t", InAnHour));
        var other = good[^1] == 'A' ? 'Q' : 'A';
        await RejectsAsync(collector, good[..20] + (good[20] == 'A' ? 'B' : 'A') + good[21..], "preview_invalid");
        await RejectsAsync(collector, good[..^2] + other + good[^1], "preview_invalid");
        await RejectsAsync(collector, "pv_", "preview_invalid");
        await RejectsAsync(collector, "pv_!!!!", "preview_invalid");
        using var elsewhere = new TemporaryData();
        await RejectsAsync(collector, PreviewKeys.OfFolder(elsewhere.Path).Issue(new PreviewKey("web", "t", InAnHour)), "preview_invalid");
        collector.Spooled().ShouldBeEmpty();
    }

    [Fact]
    public async Task Beside_a_write_key_it_only_names_the_test()
    {
        await using var collector = await LiveCollector.StartAsync();
        var body = LiveCollector.Batch("page_view");
        var good = collector.Previews.Issue(new PreviewKey("web", "named", InAnHour));
        string[] useless =
        [
            collector.Previews.Issue(new PreviewKey("web", "t", 1)), collector.Previews.Issue(new PreviewKey("app", "t", InAnHour)),
            "", "garbage", "pv_", "pv_%%%", new string('x', 9000), good + "x",
        ];
        using var plain = await collector.PostAsync(body);
        var expected = await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var header in useless)
        {
            using var response = await collector.PostAsync(body, headers: ("Cairn-Preview", header));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(expected);
        }
        collector.Spooled().Distinct().ShouldHaveSingleItem().ShouldBe("web " + body);
        collector.Spooled().Count.ShouldBe(useless.Length + 1);
        using var named = await collector.PostAsync(body, headers: ("Cairn-Preview", good));
        (await named.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(expected);
        collector.Spooled()[^1].ShouldBe("web cairn-test-id: named\n" + body);
        using var own = await collector.PostAsync(body, LiveCollector.Key, ("Cairn-Preview", good), ("Cairn-Test-Id", "mine"));
        collector.Spooled()[^1].ShouldBe("web cairn-test-id: mine\n" + body);
    }

    [Fact]
    public async Task A_trial_of_a_pixel_still_gets_its_picture()
    {
        await using var collector = await LiveCollector.StartAsync();
        var key = collector.Previews.Issue(new PreviewKey("web", "t", InAnHour));
        var call = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($$"""{"writeKey":"{{key}}","event":"page_view","anonymousId":"a"}"""));
        using var response = await collector.Client.GetAsync($"/v1/pixel/track?data={Uri.EscapeDataString(call)}", TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/gif");
        collector.Spooled().ShouldBeEmpty();
    }

    private static async Task RejectsAsync(LiveCollector collector, string key, string code)
    {
        using var response = await collector.PostAsync(LiveCollector.Batch("page_view"), key);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(code);
    }

    private sealed class TemporaryData : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("cairn-preview-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
