using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Reads;

public sealed class FixedAnswersTests
{
    [Theory]
    [InlineData("/v1/projects/KEY/settings")]
    [InlineData("/v1/projects/KEY/settings/")]
    [InlineData("/v1/projects/KEY/settings?x=1")]
    [InlineData("/v1/projects/projects/KEY/settings")]
    [InlineData("/projects/KEY/settings")]
    public async Task Segments_settings_stand_under_all_their_names_for_any_key(string path)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(200);
        var json = await answer.JsonAsync();
        var segment = json.GetProperty("integrations").GetProperty("Segment.io");
        segment.GetProperty("apiKey").GetString().ShouldBe("KEY");
        segment.GetProperty("apiHost").GetString().ShouldBe($"{collector.Host.Address.Authority}/v1");
        segment.GetProperty("protocol").GetString().ShouldBe("http");
        json.GetProperty("metrics").GetProperty("sampleRate").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Settings_name_the_public_address_where_there_is_one()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { PublicUrl = new Uri("https://events.shop.example") });
        using var answer = await collector.GetAsync("/v1/projects/KEY/settings");
        var segment = (await answer.JsonAsync()).GetProperty("integrations").GetProperty("Segment.io");
        segment.GetProperty("apiHost").GetString().ShouldBe("events.shop.example/v1");
        segment.GetProperty("protocol").GetString().ShouldBe("https");
    }

    [Theory]
    [InlineData("/v1/projects//settings")]
    [InlineData("/v1/projects/a/b/settings")]
    [InlineData("/v1/projects/KEY")]
    public async Task What_is_no_settings_path_is_404(string path)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task A_key_in_the_path_cannot_write_into_the_answer()
    {
        await using var collector = await TestCollector.StartAsync();
        using var settings = await collector.GetAsync("/v1/projects/%22%7D%3Cscript%3E/settings");
        (await settings.TextAsync()).ShouldNotContain("<script>");
        (await settings.JsonAsync()).GetProperty("integrations").GetProperty("Segment.io").GetProperty("apiKey").GetString().ShouldBe("\"}<script>");
        settings.Header("X-Content-Type-Options").ShouldBe("nosniff");
        using var script = await collector.GetAsync("/array/a'b/config.js");
        ((int)script.StatusCode).ShouldBe(404);
    }

    [Theory]
    [InlineData("/sourceConfig?writeKey=KEY")]
    [InlineData("/sourceConfig/?p=npm&writeKey=KEY")]
    public async Task RudderStacks_configuration_lets_the_client_send(string path)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(200);
        var source = (await answer.JsonAsync()).GetProperty("source");
        source.GetProperty("writeKey").GetString().ShouldBe("KEY");
        source.GetProperty("enabled").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task PostHogs_questions_are_answered_with_nothing_to_do()
    {
        await using var collector = await TestCollector.StartAsync();
        foreach (var path in new[] { "/flags/?v=2", "/decide/?v=3", "/flags" })
        {
            using var answer = await collector.PostAsync(path, "{}", null);
            ((int)answer.StatusCode).ShouldBe(200);
            (await answer.JsonAsync()).GetProperty("errorsWhileComputingFlags").GetBoolean().ShouldBeFalse();
        }
        using var config = await collector.GetAsync("/array/phc_KEY/config");
        (await config.JsonAsync()).GetProperty("token").GetString().ShouldBe("phc_KEY");
        using var script = await collector.GetAsync("/array/phc_KEY/config.js");
        (await script.TextAsync()).ShouldContain("_POSTHOG_REMOTE_CONFIG['phc_KEY']");
        using var surveys = await collector.GetAsync("/static/1.449.2/surveys.js");
        ((int)surveys.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/version")]
    [InlineData("/sink-health")]
    public async Task Health_is_told_by_GET_and_HEAD(string path)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.GetAsync(path);
        using var head = await collector.SendAsync(HttpMethod.Head, path);
        ((int)answer.StatusCode).ShouldBe(200);
        ((int)head.StatusCode).ShouldBe(200);
        (await head.TextAsync()).ShouldBeEmpty();
        head.Content.Headers.ContentLength.ShouldBe(answer.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Only_parts_that_are_needed_make_it_unready()
    {
        PartHealth[] parts = [new("warehouse", false, false, "away")];
        await using var collector = await TestCollector.StartAsync(parts: made => made with { Health = () => parts });
        using var ready = await collector.GetAsync("/health/ready");
        ((int)ready.StatusCode).ShouldBe(200);
        (await ready.JsonAsync()).GetProperty("parts").GetProperty("warehouse").GetProperty("state").GetString().ShouldBe("away");
        parts = [new("disk", false, true, "gone")];
        using var unready = await collector.GetAsync("/health/ready");
        ((int)unready.StatusCode).ShouldBe(503);
        unready.Header("Retry-After").ShouldNotBeNull();
    }
}
