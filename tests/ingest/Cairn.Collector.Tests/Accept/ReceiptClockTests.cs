using Cairn.Collector.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Collector.Tests.Accept;

public sealed class ReceiptClockTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";

    [Theory]
    [InlineData("1970-01-02T00:00:00Z")]
    [InlineData("1989-12-31T23:59:59Z")]
    [InlineData("2200-01-01T00:00:00Z")]
    public async Task A_clock_that_cannot_be_right_costs_no_event(string now)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        await using var collector = await TestCollector.StartAsync(parts: parts => parts with { Time = clock });
        using var answer = await collector.PostAsync("/v1/track", Good);
        await answer.ShouldRejectAsync(503, "clock_wrong");
        answer.Header("Retry-After").ShouldNotBeNull();
        collector.Stored().ShouldBeEmpty();
        using var ready = await collector.GetAsync("/health/ready");
        ((int)ready.StatusCode).ShouldBe(503);
        (await ready.JsonAsync()).GetProperty("parts").GetProperty("clock").GetProperty("state").GetString()!.ShouldContain("503");
        using var health = await collector.GetAsync("/health");
        (await health.JsonAsync()).GetProperty("acceptingEvents").GetString().ShouldBe("FALSE");

        clock.AdjustTime(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        using var later = await collector.PostAsync("/v1/track", Good);
        ((int)later.StatusCode).ShouldBe(200);
        using var well = await collector.GetAsync("/health");
        (await well.JsonAsync()).GetProperty("acceptingEvents").GetString().ShouldBe("TRUE");
    }

    [Fact]
    public async Task Health_says_when_the_spool_takes_nothing()
    {
        await using var collector = await TestCollector.StartAsync(maxBytes: 1);
        await Wait.UntilAsync(async () => (int)(await collector.PostAsync("/v1/track", Good)).StatusCode == 503, "the spool is full");
        using var health = await collector.GetAsync("/health");
        var said = await health.JsonAsync();
        (said.GetProperty("acceptingEvents").GetString(), said.GetProperty("db").GetString()).ShouldBe(("FALSE", "DOWN"));
    }
}
