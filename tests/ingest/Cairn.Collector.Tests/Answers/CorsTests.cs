using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Answers;

public sealed class CorsTests
{
    private const string Page = "https://shop.example";

    [Theory]
    [InlineData("/v1/t")]
    [InlineData("/v1/projects/KEY/settings")]
    [InlineData("/sourceConfig/?writeKey=KEY")]
    [InlineData("/anything")]
    public async Task A_preflight_allows_what_the_clients_send(string path)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.SendAsync(HttpMethod.Options, path, ("Origin", Page),
            ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type,x-brand-new"));
        ((int)answer.StatusCode).ShouldBe(204);
        answer.Header("Access-Control-Allow-Origin").ShouldBe(Page);
        answer.Header("Access-Control-Allow-Methods").ShouldBe("POST, GET, OPTIONS");
        answer.Header("Access-Control-Max-Age").ShouldBe("7200");
        answer.Header("Access-Control-Expose-Headers").ShouldBe("Retry-After, ETag");
        answer.Header("Vary")!.ShouldContain("Origin");
        answer.Header("Access-Control-Allow-Credentials").ShouldBeNull();
        var headers = answer.Header("Access-Control-Allow-Headers")!.Split(", ");
        headers.ShouldBeSubsetOf(headers.Distinct());
        foreach (var name in new[] { "authorization", "content-type", "x-retry-count", "anonymousid", "sentat", "rsa-retry-attempt", "traceparent", "x-brand-new" })
            headers.ShouldContain(name);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("cookie\u00c3\u00a9")]
    [InlineData("x y")]
    public async Task Names_that_no_header_has_are_not_echoed(string name)
    {
        await using var collector = await TestCollector.StartAsync();
        using var connection = collector.Connect();
        await connection.SendAsync($"OPTIONS /v1/t HTTP/1.1\r\nHost: x\r\nOrigin: {Page}\r\nAccess-Control-Request-Headers: {name}\r\nConnection: close\r\n\r\n");
        var answer = await connection.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 204");
        answer.ShouldNotContain(name);
    }

    [Fact]
    public async Task An_origin_that_is_none_is_not_echoed_and_breaks_nothing()
    {
        await using var collector = await TestCollector.StartAsync();
        using var connection = collector.Connect();
        await connection.SendAsync("GET /health/live HTTP/1.1\r\nHost: x\r\nOrigin: https://\u00c3\u00a9.example\r\nConnection: close\r\n\r\n");
        var answer = await connection.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldNotContain("Access-Control");
    }

    [Fact]
    public async Task Rejections_can_be_read_across_origins_too()
    {
        await using var collector = await TestCollector.StartAsync();
        using var unknown = await collector.PostAsync("/v1/t", "{}", "wk_no", ("Origin", Page));
        ((int)unknown.StatusCode).ShouldBe(401);
        unknown.Header("Access-Control-Allow-Origin").ShouldBe(Page);
        unknown.Header("Access-Control-Expose-Headers").ShouldBe("Retry-After, ETag");
        using var missing = await collector.PostAsync("/nowhere", "{}", "wk_no", ("Origin", Page));
        ((int)missing.StatusCode).ShouldBe(404);
        missing.Header("Access-Control-Allow-Origin").ShouldBe(Page);
    }

    [Fact]
    public async Task Pages_that_are_not_on_the_list_get_no_permission()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { AllowedOrigins = [Page] });
        using var good = await collector.SendAsync(HttpMethod.Options, "/v1/t", ("Origin", Page));
        using var bad = await collector.SendAsync(HttpMethod.Options, "/v1/t", ("Origin", "https://other.example"));
        good.Header("Access-Control-Allow-Origin").ShouldBe(Page);
        ((int)bad.StatusCode).ShouldBe(204);
        bad.Header("Access-Control-Allow-Origin").ShouldBeNull();
        bad.Header("Access-Control-Allow-Headers").ShouldBeNull();
    }
}
