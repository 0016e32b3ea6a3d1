using Cairn.Pipeline.Replaying;

namespace Cairn.Pipeline.Tests.Replaying;

public sealed class SpoolReplayTests(TestEngine engine) : IClassFixture<TestEngine>
{
    [Fact]
    public async Task Under_another_plan_everything_stands_as_if_it_had_been_collected_under_it()
    {
        await using var collected = await SampleAsync();
        var first = await collected.DumpAsync();
        var result = await collected.ReplayAsync(Plans.Repaired);
        var repaired = await collected.DumpAsync();
        repaired.ShouldNotBe(first);
        Names(repaired).ShouldBe(
        [
            "events 0 Page Viewed", "events 2 Brand New", "events 4 Item Seen", "events 7 Priced", "events 9 Item Seen", "events 10 Item Seen id_reused",
        ], ignoreOrder: true);
        result.Before.ShouldBe(new ReplayCounts(7, 4, 1));
        result.After.ShouldBe(new ReplayCounts(6, 4, 2));
        result.Moves.ShouldBe(
        [
            new ReplayMove("event", "event", 3), new ReplayMove("event", "consent_denied", 1), new ReplayMove("event", "unknown_event", 1),
            new ReplayMove("event", "wrong_type", 1), new ReplayMove("unknown_event", "event", 1), new ReplayMove("wrong_type", "event", 1),
        ]);
        (await collected.ReplayAsync(Plans.Repaired)).Changed.ShouldBe(0);
        await collected.ReplayAsync(Plans.First);
        (await collected.DumpAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task It_equals_a_collector_that_had_the_plan_from_the_beginning()
    {
        await using var collected = await SampleAsync();
        await collected.ReplayAsync(Plans.Repaired);
        var replayed = await collected.DumpAsync();
        await collected.RunAsync("TRUNCATE TABLE events");
        await collected.RunAsync("TRUNCATE TABLE quarantine");
        await collected.RunAsync("TRUNCATE TABLE suppressed");
        await collected.DeliverAsync(Plans.Repaired);
        (await collected.DumpAsync()).ShouldBe(replayed);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        await using var collected = await SampleAsync();
        var before = await collected.DumpAsync();
        var dry = await collected.ReplayAsync(Plans.Repaired, change: request => request with { IsDryRun = true });
        (await collected.DumpAsync()).ShouldBe(before);
        var real = await collected.ReplayAsync(Plans.Repaired);
        (dry.Before, dry.After).ShouldBe((real.Before, real.After));
        dry.Moves.ShouldBe(real.Moves);
    }

    [Fact]
    public async Task Only_the_time_and_the_source_that_were_named_are_decided_anew()
    {
        await using var collected = await SampleAsync();
        var result = await collected.ReplayAsync(Plans.Repaired, change: request => request with { Source = "app" });
        result.Moves.Select(move => (move.Before, move.After)).ShouldBe([("event", "event"), ("event", "consent_denied"), ("event", "wrong_type"), ("wrong_type", "event")], ignoreOrder: true);
        (await collected.AskAsync<ulong>("SELECT count() FROM events WHERE event = 'Brand New'")).ShouldBe(0UL);
        var early = await collected.ReplayAsync(Plans.First, change: request => request with { To = Collected.Now - TimeSpan.FromMinutes(30) });
        (early.Before, early.Changed).ShouldBe((new ReplayCounts(0, 0, 0), 0L));
    }

    [Fact]
    public async Task Requests_that_are_not_loaded_are_left_to_delivery()
    {
        await using var collected = await SampleAsync();
        await collected.TakeAsync("web", Collected.Call("Brand New", "z"));
        var result = await collected.ReplayAsync(Plans.Repaired);
        result.NotLoaded.ShouldBe(1);
        (await collected.AskAsync<ulong>("SELECT count() FROM events WHERE event = 'Brand New'")).ShouldBe(1UL);
        await collected.DeliverAsync(Plans.Repaired);
        (await collected.AskAsync<ulong>("SELECT count() FROM events WHERE event = 'Brand New'")).ShouldBe(2UL);
    }

    [Fact]
    public async Task Deliveries_that_an_earlier_version_could_not_read_become_one_event()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeAsync("web", Collected.Call("Item", "x"), Collected.Call("Item", "y"));
        await collected.TakeAsync("web", Collected.Call("Item", "x"), Collected.Call("Item", "y", rest: ""","properties":{"other":1}"""));
        await collected.TakeAsync("web", Collected.Call("Item", "x"));
        await collected.DeliverAsync(Plans.First);
        // As if only the second delivery could be read, and nothing of the others but that they are broken.
        await collected.RunAsync("DELETE FROM events WHERE 1");
        await collected.RunAsync("DELETE FROM suppressed WHERE 1");
        var log = collected.Spool.Files[0].LogId;
        await collected.RunAsync($"INSERT INTO quarantine (received_at, log_id, log_offset, code) SELECT now64(3), '{log}', number, 'body_unreadable' FROM numbers(5)");
        var result = await collected.ReplayAsync(Plans.First);
        result.Moves.ShouldBe([new ReplayMove("body_unreadable", "event", 3), new ReplayMove("body_unreadable", "second_delivery", 2)]);
        Names(await collected.DumpAsync()).ShouldBe(["events 0 Item", "events 1 Item", "events 3 Item id_reused"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_delivery_that_could_not_be_read_stays_out_when_a_later_one_is_an_event()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeAsync("web", Collected.Call("Item", "x"));
        await collected.TakeAsync("web", Collected.Call("Item", "x"));
        await collected.DeliverAsync(Plans.First);
        var log = collected.Spool.Files[0].LogId;
        // The first was broken for the version that took it in; the second came after an upgrade.
        await collected.RunAsync("INSERT INTO events SELECT * REPLACE (1 AS log_offset) FROM events");
        await collected.RunAsync("DELETE FROM events WHERE log_offset = 0");
        await collected.RunAsync("DELETE FROM suppressed WHERE 1");
        await collected.RunAsync($"INSERT INTO quarantine (received_at, log_id, log_offset, code) SELECT now64(3), '{log}', 0, 'body_unreadable'");
        (await collected.ReplayAsync(Plans.First)).Moves.ShouldContain(new ReplayMove("body_unreadable", "second_delivery", 1));
        (await collected.AskAsync<ulong>("SELECT count() FROM events")).ShouldBe(1UL);
    }

    [Theory]
    [InlineData(30, 1UL)]
    [InlineData(2, 2UL)]
    public async Task Messages_are_known_again_for_as_long_as_the_collector_is_set_to(int days, ulong events)
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeAsync("web", Collected.Call("Item", "x"));
        await collected.DeliverAsync(Plans.First);
        var log = collected.Spool.Files[0].LogId;
        // An event of the same message, ten days before; and this one's record, which could not be read then.
        await collected.RunAsync("INSERT INTO events SELECT * REPLACE (1000000 AS log_offset, received_at - INTERVAL 10 DAY AS received_at) FROM events");
        await collected.RunAsync("DELETE FROM events WHERE log_offset = 0");
        await collected.RunAsync($"INSERT INTO quarantine (received_at, log_id, log_offset, code) SELECT now64(3), '{log}', 0, 'body_unreadable'");
        await collected.ReplayAsync(Plans.First, change: request => request with { Window = TimeSpan.FromDays(days) });
        (await collected.AskAsync<ulong>("SELECT count() FROM events")).ShouldBe(events);
    }

    private async Task<Collected> SampleAsync()
    {
        var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeSampleAsync();
        await collected.DeliverAsync(Plans.First);
        return collected;
    }

    /// <summary>Table, place, name and flags of the events.</summary>
    private static IEnumerable<string> Names(string dump) => dump.Split('\n')
        .Where(line => line.StartsWith("events\t", StringComparison.Ordinal))
        .Select(line => line.Split('\t'))
        .Select(fields => $"events {fields[^1]} {fields[3]} {fields[^3]}".TrimEnd());
}
