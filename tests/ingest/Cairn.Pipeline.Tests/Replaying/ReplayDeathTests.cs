namespace Cairn.Pipeline.Tests.Replaying;

/// <summary>A replay that dies between any two of its steps is finished by whoever comes next.</summary>
public sealed class ReplayDeathTests(TestEngine engine) : IClassFixture<TestEngine>
{
    public static TheoryData<string, string> Deaths()
    {
        var deaths = new TheoryData<string, string>();
        foreach (var step in new[]
        {
            "journal", "delete_replaced_events.sql", "delete_replaced_quarantine.sql", "delete_replaced_suppressed.sql",
            "insert_events.sql", "insert_quarantine.sql", "insert_suppressed.sql", "prove", "remove",
        })
            foreach (var next in new[] { "replay", "delivery" })
                deaths.Add(step, next);
        deaths.Add("delete_replaced_quarantine.sql", "both");
        deaths.Add("insert_quarantine.sql", "both");
        return deaths;
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task Nothing_is_lost_and_nothing_doubled(string step, string next)
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeSampleAsync(3);
        await collected.DeliverAsync(Plans.First);
        var before = await collected.DumpAsync();
        await Should.ThrowAsync<DeathException>(() => collected.ReplayAsync(Plans.Repaired, at => Die(at, step)));
        await collected.TakeAsync("web", Collected.Call("Page Viewed", "late"));
        if (next == "delivery")
            await collected.DeliverAsync(Plans.First);
        else if (next == "replay")
            await collected.ReplayAsync(Plans.Repaired);
        else
            await Task.WhenAll(collected.DeliverAsync(Plans.First), collected.ReplayAsync(Plans.Repaired));
        (await collected.AskAsync<string>("""
            SELECT concat(toString(count()), ' ', toString(uniqExact(log_offset)), ' ', toString(max(log_offset) + 1))
            FROM (SELECT log_offset FROM events UNION ALL SELECT log_offset FROM quarantine UNION ALL SELECT log_offset FROM suppressed)
            """)).ShouldBe(next == "replay" ? "36 36 36" : "37 37 37");
        await collected.DeliverAsync(Plans.Repaired);
        await collected.ReplayAsync(Plans.First);
        string.Join('\n', (await collected.DumpAsync()).Split('\n').Where(line => !line.EndsWith("\t36", StringComparison.Ordinal))).ShouldBe(before);
    }

    [Fact]
    public async Task Writes_that_outlive_whoever_sent_them_neither_double_nor_lose_anything()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeSampleAsync(3);
        await collected.DeliverAsync(Plans.First);
        await Should.ThrowAsync<DeathException>(() => collected.ReplayAsync(Plans.Repaired, at => Die(at, "insert_quarantine.sql")));
        // What a killed process had sent is still under way when the next one begins.
        await collected.RunAsync("ALTER TABLE events DELETE WHERE log_offset IN (1, 6, 8, 9, 10) AND sleepEachRow(0.05) = 0");
        var insert = collected.RunAsync("INSERT INTO events SELECT * FROM events WHERE log_offset = 4 AND sleep(2.5) = 0");
        while (await collected.AskAsync<ulong>("SELECT count() AS n FROM system.processes WHERE query_kind = 'Insert'") == 0)
            insert.IsCompleted.ShouldBeFalse();
        await collected.ReplayAsync(Plans.Repaired);
        await insert;
        (await collected.AskAsync<string>("""
            SELECT concat(toString(count()), ' ', toString(uniqExact(log_offset)))
            FROM (SELECT log_offset FROM events UNION ALL SELECT log_offset FROM quarantine UNION ALL SELECT log_offset FROM suppressed)
            """)).ShouldBe("36 36");
    }

    private static void Die(string at, string step)
    {
        if (at == step)
            throw new DeathException();
    }

    private sealed class DeathException : Exception;
}
