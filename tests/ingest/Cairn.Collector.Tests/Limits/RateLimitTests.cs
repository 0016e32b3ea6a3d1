using System.Net;
using Cairn.Collector.Limits;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Limits;

public sealed class RateLimitTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";
    private const long Second = 1000;

    [Fact]
    public async Task A_key_that_is_used_too_often_is_told_how_long_to_wait()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Rates = new RateLimits { PerKey = 0.1, BurstSeconds = 30 } });
        for (var i = 0; i < 3; i++)
        {
            using var good = await collector.PostAsync("/v1/track", Good);
            ((int)good.StatusCode).ShouldBe(200);
        }
        using var rejected = await collector.PostAsync("/v1/track", Good, TestCollector.Key, ("Origin", "https://shop.example"));
        await rejected.ShouldRejectAsync(429, "too_many_requests");
        int.Parse(rejected.Header("Retry-After")!).ShouldBeInRange(1, 10);
        rejected.Header("Access-Control-Expose-Headers").ShouldBe("Retry-After, ETag");
        collector.Store.Create("other", "wk_other");
        await Wait.UntilAsync(async () => (int)(await collector.PostAsync("/v1/track", Good, "wk_other")).StatusCode == 200, "another key is not touched");
        using var still = await collector.PostAsync("/v1/track", Good);
        ((int)still.StatusCode).ShouldBe(429, "a refresh of the keys fills no bucket");
    }

    [Theory]
    [InlineData("/batch/", 503)]
    [InlineData("/e/?ip=1", 503)]
    [InlineData("/i/v0/e/", 503)]
    [InlineData("/v1/batch", 429)]
    public async Task PostHogs_clients_are_answered_what_they_send_again(string path, int status)
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Rates = new RateLimits { PerKey = 0.1, BurstSeconds = 10 } });
        (await collector.PostAsync("/v1/track", Good)).Dispose();
        using var rejected = await collector.PostAsync(path, $$"""{"batch":[{{Good}}]}""");
        await rejected.ShouldRejectAsync(status, "too_many_requests");
        rejected.Header("Retry-After").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_address_counts_as_the_proxy_names_it()
    {
        await using var collector = await TestCollector.StartAsync(options => options with
        {
            Rates = new RateLimits { PerAddress = 0.1, BurstSeconds = 10 },
            Proxies = new ProxyOptions { Header = "X-Forwarded-For" },
        });
        async Task<int> From(string address)
        {
            using var answer = await collector.PostAsync("/v1/track", Good, TestCollector.Key, ("X-Forwarded-For", address));
            return (int)answer.StatusCode;
        }

        (await From("203.0.113.1")).ShouldBe(200);
        (await From("203.0.113.1")).ShouldBe(429);
        (await From("203.0.113.9, 203.0.113.1")).ShouldBe(429, "what stands before the proxy's word was written by anybody");
        (await From("203.0.113.2:4711")).ShouldBe(200);
        (await From("2001:db8::1")).ShouldBe(200);
        (await From("2001:db8::2")).ShouldBe(429, "one /64 is one customer");
        (await From("2001:db8:0:1::1")).ShouldBe(200);
    }

    [Fact]
    public async Task This_machine_is_not_limited_and_a_header_alone_is_not_believed()
    {
        await using var collector = await TestCollector.StartAsync(options => options with { Rates = new RateLimits { PerAddress = 0.1, BurstSeconds = 10 } });
        for (var i = 0; i < 5; i++)
        {
            using var answer = await collector.PostAsync("/v1/track", Good, TestCollector.Key, ("X-Forwarded-For", "203.0.113.1"));
            ((int)answer.StatusCode).ShouldBe(200);
        }
    }

    [Fact]
    public void A_bucket_gives_its_burst_and_then_its_rate()
    {
        var bucket = TokenBucket.Of(perSecond: 10, burstSeconds: 2, Second);
        long fullAt = 0;
        for (var i = 0; i < 20; i++)
            bucket.Take(ref fullAt, 1000).ShouldBe(0);
        bucket.Take(ref fullAt, 1000).ShouldBe(100);
        bucket.Take(ref fullAt, 1099).ShouldBe(1);
        bucket.Take(ref fullAt, 1100).ShouldBe(0);
        bucket.Take(ref fullAt, 100_000).ShouldBe(0);
    }

    [Fact]
    public void Addresses_are_limited_apart_and_in_bounded_memory()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var limiter = new AddressLimiter(new RateLimits { PerAddress = 1, BurstSeconds = 2, Addresses = 1024 }, Second);
        var mine = IPAddress.Parse("203.0.113.1");
        limiter.Take(mine, 1000).ShouldBe(0);
        limiter.Take(mine, 1000).ShouldBe(0);
        limiter.Take(mine, 1000).ShouldBe(1000);
        var bytes = new byte[4];
        for (var i = 0; i < 100_000; i++)
        {
            random.NextBytes(bytes);
            bytes[0] = 10;
            limiter.Take(new IPAddress(bytes), 1000).ShouldBeInRange(0, 2000);
        }
        limiter.Take(mine.MapToIPv6(), 1000).ShouldBe(1000, "its bucket is emptier than those of the passers-by");
    }
}
