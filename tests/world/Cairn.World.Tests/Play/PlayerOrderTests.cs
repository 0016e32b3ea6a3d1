using Cairn.World.Play;

namespace Cairn.World.Tests.Play;

public class PlayerOrderTests
{
    [Fact]
    public async Task requests_are_sent_in_the_order_of_the_file()
    {
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        var report = await collector.PlayAsync(Playing.Lines(200), new SkippingTime());
        collector.Received.Select(one => one.Text).ShouldBe(Enumerable.Range(0, 200).Select(number => $$$"""{"n":{{{number}}}}"""));
        report.AcknowledgedAtOnce.ShouldBe(200);
        report.NextSkip.ShouldBe(200);
    }

    [Fact]
    public async Task what_waits_to_be_sent_again_holds_nobody_up()
    {
        var time = new SkippingTime { Holds = true };
        await using var collector = ScriptedCollector.Start((_, before) => before == 0 ? new Reply(500) : Reply.Ok);
        var progress = new PlayProgress();
        var playing = collector.PlayAsync(Playing.Lines(5), time, progress: progress);
        await Playing.UntilAsync(() => progress.Acknowledged == 4);
        (progress.Sent, progress.Waiting).ShouldBe((5, 1));
        time.Release();
        var report = await playing;
        (report.AcknowledgedAtOnce, report.AcknowledgedLater).ShouldBe((4, 1));
        collector.Received.Select(one => one.Text[5]).ShouldBe("012340");
    }

    [Fact]
    public async Task as_many_are_under_way_as_there_are_senders_and_no_more()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var collector = ScriptedCollector.Start((_, _) => Reply.Ok with { After = gate.Task });
        var lines = Enumerable.Range(0, 40).Select(number => Playing.Line(number, client: $"203.0.113.{number}"));
        var playing = collector.PlayAsync(lines, new SkippingTime(), options => options with { Senders = 4 });
        await Playing.UntilAsync(() => collector.Received.Length == 4);
        gate.SetResult();
        (await playing).AcknowledgedAtOnce.ShouldBe(40);
        collector.MaxAtOnce.ShouldBe(4);
    }

    [Fact]
    public async Task one_client_waits_for_the_answer_to_its_earlier_request()
    {
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        var report = await collector.PlayAsync(Playing.Lines(40), new SkippingTime(), options => options with { Senders = 4 });
        report.AcknowledgedAtOnce.ShouldBe(40);
        collector.MaxAtOnce.ShouldBe(1);
        collector.Received.Select(one => one.Text).ShouldBe(Enumerable.Range(0, 40).Select(number => $$$"""{"n":{{{number}}}}"""));
    }

    [Fact]
    public async Task the_clock_runs_at_the_speed_asked_for()
    {
        var time = new SkippingTime();
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        var lines = Enumerable.Range(0, 4).Select(number => Playing.Line(number, number * 600, $"203.0.113.{number}"));
        var report = await collector.PlayAsync(lines, time, options => options with { Speed = PlaySpeed.Parse("600x"), Senders = 4 });
        time.Seconds.ShouldBe([1, 1, 1]);
        (report.LagAtEnd, report.LagMax, report.Duration).ShouldBe((TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task at_full_speed_nothing_waits_and_nothing_lags()
    {
        var time = new SkippingTime();
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        var report = await collector.PlayAsync(Playing.Lines(4, secondsApart: 600), time);
        time.Waits.ShouldBeEmpty();
        report.LagMax.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task a_slow_collector_shows_as_lag_which_is_caught_up_with()
    {
        var time = new SkippingTime { Holds = true };
        await using var collector = ScriptedCollector.Start((_, before) =>
        {
            // The first answer takes 5 s. The next requests were due at once; the last is due after 10 s.
            time.Advance(TimeSpan.FromSeconds(before == 0 ? 5 : 0));
            return Reply.Ok;
        });
        var progress = new PlayProgress();
        var playing = collector.PlayAsync(
            [.. Playing.Lines(9), Playing.Line(9, second: 100)], time, options => options with { Speed = PlaySpeed.Parse("10x") }, progress);
        await Playing.UntilAsync(() => progress.Acknowledged == 9 && time.Waits.Length == 1);
        time.Release();
        var report = await playing;
        report.LagMax.ShouldBe(TimeSpan.FromSeconds(5));
        report.LagAtEnd.ShouldBe(TimeSpan.Zero);
        report.LatencyMax.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task a_part_of_the_file_can_be_played()
    {
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        var report = await collector.PlayAsync(Playing.Lines(10), new SkippingTime(), options => options with { Skip = 3, Limit = 4 });
        collector.Received.Select(one => one.Text[5]).ShouldBe("3456");
        (report.Requests, report.NextSkip, report.IsInterrupted).ShouldBe((4, 7, false));
    }

    [Fact]
    public async Task an_interrupted_playing_reports_and_says_where_to_go_on()
    {
        using var ctrlC = new CancellationTokenSource();
        var progress = new PlayProgress();
        await using var collector = ScriptedCollector.Start((_, before) => before == 2 ? new Reply(503) : Reply.Ok);
        var playing = collector.PlayAsync(
            Playing.Lines(6), new SkippingTime { Holds = true }, progress: progress, ctrlC: ctrlC);
        await Playing.UntilAsync(() => progress is { Acknowledged: 5, Waiting: 1 });
        await ctrlC.CancelAsync();
        var report = await playing;
        (report.Requests, report.AcknowledgedAtOnce, report.Abandoned, report.IsInterrupted).ShouldBe((6, 5, 1, true));
        report.NextSkip.ShouldBe(2);
    }

    [Fact]
    public async Task an_interruption_between_requests_goes_on_with_the_next()
    {
        using var ctrlC = new CancellationTokenSource();
        var time = new SkippingTime { Holds = true };
        await using var collector = ScriptedCollector.Replying(Reply.Ok);
        var playing = collector.PlayAsync(
            Playing.Lines(3, secondsApart: 60), time, options => options with { Speed = PlaySpeed.Parse("1x") }, ctrlC: ctrlC);
        await Playing.UntilAsync(() => time.Waits.Length == 1);
        await ctrlC.CancelAsync();
        var report = await playing;
        (report.Requests, report.Acknowledged, report.IsInterrupted, report.NextSkip).ShouldBe((1, 1, true, 1));
    }
}
