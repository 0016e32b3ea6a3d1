using Cairn.World.Play;

namespace Cairn.World.Tests.Play;

public class PlayerReactionsTests
{
    private readonly SkippingTime _time = new();

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task any_2xx_is_a_delivery(int status)
    {
        var report = await PlayOneAsync(new Reply(status));
        (report.Requests, report.AcknowledgedAtOnce, report.AcknowledgedLater, report.Retries).ShouldBe((1, 1, 0, 0));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(410)]
    [InlineData(429)]
    [InlineData(460)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task what_may_pass_is_tried_again_after_half_a_second(int status)
    {
        await using var collector = ScriptedCollector.Replying(new Reply(status), Reply.Ok);
        var report = await collector.PlayAsync(Playing.Lines(1), _time);
        (report.AcknowledgedAtOnce, report.AcknowledgedLater, report.Retries, report.Waits).ShouldBe((0, 1, 1, 0));
        report.NetworkErrors.ShouldBe(status == 0 ? 1 : 0);
        collector.Received.Select(one => one.RetryCount).ShouldBe([null, "1"]);
        collector.Received[1].Text.ShouldBe(collector.Received[0].Text);
        _time.Seconds.Single().ShouldBeInRange(0.45, 0.55);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(511)]
    public async Task what_will_not_pass_is_dropped_at_once(int status)
    {
        var report = await PlayOneAsync(new Reply(status));
        report.Dropped.ShouldBe([KeyValuePair.Create(status, 1L)]);
        (report.Requests, report.Acknowledged, report.Retries).ShouldBe((1, 0, 0));
        _time.Waits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task a_redirect_is_not_followed(int status)
    {
        await using var collector = ScriptedCollector.Replying(new Reply(status, "Location: /elsewhere"), Reply.Ok);
        var report = await collector.PlayAsync(Playing.Lines(1), _time);
        (report.Rejected, report.Acknowledged).ShouldBe((1, 0));
        collector.Received.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("0", 1)]
    [InlineData("299", 299)]
    [InlineData("86400", 300)]
    public async Task a_429_that_says_when_is_followed_within_bounds_and_is_no_retry(string retryAfter, int seconds)
    {
        await using var collector = ScriptedCollector.Replying(new Reply(429, $"Retry-After: {retryAfter}"), Reply.Ok);
        var report = await collector.PlayAsync(Playing.Lines(1), _time);
        (report.AcknowledgedLater, report.Retries, report.Waits).ShouldBe((1, 0, 1));
        collector.Received.Select(one => one.RetryCount).ShouldBe([null, "1"]);
        _time.Seconds.ShouldBe([seconds]);
    }

    [Fact]
    public async Task a_date_in_retry_after_is_not_understood()
    {
        await using var collector = ScriptedCollector.Replying(new Reply(429, "Retry-After: Fri, 31 Dec 2027 23:59:59 GMT"), Reply.Ok);
        (await collector.PlayAsync(Playing.Lines(1), _time)).Retries.ShouldBe(1);
        _time.Seconds.Single().ShouldBeInRange(0.45, 0.55);
    }

    [Fact]
    public async Task after_ten_retries_a_request_is_given_up()
    {
        await using var collector = ScriptedCollector.Replying(new Reply(503));
        var report = await collector.PlayAsync(Playing.Lines(1), _time);
        report.GivenUp.ShouldBe([KeyValuePair.Create(503, 1L)]);
        (report.Requests, report.Acknowledged, report.Retries).ShouldBe((1, 0, 10));
        collector.Received.Select(one => one.RetryCount ?? "0").ShouldBe(Enumerable.Range(0, 11).Select(count => $"{count}"));
        double[] expected = [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60];
        _time.Seconds.Length.ShouldBe(expected.Length);
        foreach (var (wait, middle) in _time.Seconds.Zip(expected))
            wait.ShouldBeInRange(0.9 * middle, 1.1 * middle);
    }

    [Fact]
    public async Task a_collector_that_always_says_later_is_given_up_after_twelve_hours()
    {
        await using var collector = ScriptedCollector.Replying(new Reply(429, "Retry-After: 300"));
        var report = await collector.PlayAsync(Playing.Lines(1), _time);
        report.GivenUp.ShouldBe([KeyValuePair.Create(429, 1L)]);
        (report.Waits, report.Retries).ShouldBe((12 * 12, 0));
    }

    [Fact]
    public async Task the_same_seed_waits_the_same_and_another_does_not()
    {
        double[][] waits = [await WaitsAsync(7), await WaitsAsync(7), await WaitsAsync(8)];
        waits[1].ShouldBe(waits[0]);
        waits[2].ShouldNotBe(waits[0]);
    }

    [Fact]
    public async Task a_connection_that_is_cut_before_every_answer_is_reported_with_its_reason()
    {
        var report = await PlayOneAsync(Reply.Cut);
        report.GivenUp.ShouldBe([KeyValuePair.Create(0, 1L)]);
        report.NetworkErrors.ShouldBe(11);
        report.FirstNetworkError.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task nobody_at_the_address_is_told_before_anything_is_sent()
    {
        var collector = ScriptedCollector.Replying(Reply.Ok);
        await collector.DisposeAsync();
        var problem = await Should.ThrowAsync<WorldException>(() => collector.PlayAsync(Playing.Lines(1), _time));
        problem.Message.ShouldStartWith($"There is no collector at {collector.Url}: ");
    }

    private static async Task<double[]> WaitsAsync(ulong seed)
    {
        await using var collector = ScriptedCollector.Replying(new Reply(500));
        var time = new SkippingTime();
        await collector.PlayAsync(Playing.Lines(1), time, options => options with { Seed = seed });
        return time.Seconds;
    }

    private async Task<PlayReport> PlayOneAsync(Reply reply)
    {
        await using var collector = ScriptedCollector.Replying(reply);
        return await collector.PlayAsync(Playing.Lines(1), _time);
    }
}
