namespace Cairn.Pipeline.Tests.Replaying;

public sealed class ReplayBesideDeliveryTests(TestEngine engine) : IClassFixture<TestEngine>
{
    private const int Replays = 6;

    [Fact]
    public async Task While_events_come_in_and_plans_change_each_record_is_there_once()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeSampleAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var delivering = collected.Delivery(Plans.First).RunAsync(collected.Client, static (_, _) => Task.CompletedTask, stop.Token);
        var taking = TakeAsync(collected, stop.Token);
        for (var i = 0; i < Replays; i++)
            await collected.ReplayAsync(i % 2 == 0 ? Plans.Repaired : Plans.First);
        await stop.CancelAsync();
        var rounds = await taking;
        await delivering.ShouldThrowAsync<OperationCanceledException>();
        rounds.ShouldBeGreaterThan(0);
        await collected.DeliverAsync(Plans.First);
        await collected.ReplayAsync(Plans.Repaired);
        var due = (rounds + 1) * 12;
        (await collected.AskAsync<string>("""
            SELECT concat(toString(count()), ' ', toString(uniqExact(log_offset)), ' ', toString(max(log_offset) + 1))
            FROM (SELECT log_offset FROM events UNION ALL SELECT log_offset FROM quarantine UNION ALL SELECT log_offset FROM suppressed)
            """)).ShouldBe($"{due} {due} {due}");
    }

    private static async Task<int> TakeAsync(Collected collected, CancellationToken stop)
    {
        var rounds = 0;
        for (; !stop.IsCancellationRequested; rounds++)
        {
            await collected.TakeSampleAsync();
            await Task.Yield();
        }
        return rounds;
    }
}
