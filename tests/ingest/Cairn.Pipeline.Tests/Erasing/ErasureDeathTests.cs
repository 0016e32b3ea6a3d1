using Cairn.Pipeline.Erasing;
using Cairn.Pipeline.Tests.Replaying;

namespace Cairn.Pipeline.Tests.Erasing;

/// <summary>An erasure that dies between any two of its steps is finished by whoever comes next, and nothing that is erased comes back.</summary>
public sealed class ErasureDeathTests(TestEngine engine) : IClassFixture<TestEngine>
{
    /// <summary>Offsets of all kinds: events, rejected ones, one that is suppressed.</summary>
    private static readonly ulong[] Erased = [0, 1, 2, 3, 8, 12, 17, 35];

    public static TheoryData<string, string> Deaths()
    {
        var deaths = new TheoryData<string, string>();
        foreach (var step in new[] { "tombstones", "records", "delete_erased_events.sql", "delete_erased_quarantine.sql", "delete_erased_suppressed.sql" })
            foreach (var next in new[] { "erasure", "delivery", "replay" })
                deaths.Add(step, next);
        return deaths;
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task What_is_erased_stays_so_and_nothing_else_is_lost_or_doubled(string step, string next)
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeSampleAsync(3);
        await collected.DeliverAsync(Plans.First);
        var before = await collected.DumpAsync();
        var log = collected.Spool.Files[0].LogId;
        (await KindsAsync(collected)).ShouldBe("events,quarantine,suppressed", "the offsets are of every kind");
        await Should.ThrowAsync<DeathException>(() => EraseAsync(collected, log, at => Die(at, step)));
        if (next == "delivery")
            await collected.DeliverAsync(Plans.First);
        else if (next == "replay")
            await collected.ReplayAsync(Plans.Repaired);
        await EraseAsync(collected, log);

        await collected.TakeAsync("web", Collected.Call("Page Viewed", "late"));
        await collected.DeliverAsync(Plans.First);
        var replay = await collected.ReplayAsync(Plans.Repaired);
        replay.Erased.ShouldBe(Erased.Length);
        await collected.ReplayAsync(Plans.First);
        await collected.DeliverAsync(Plans.First);
        (await collected.AskAsync<string>("""
            SELECT concat(toString(count()), ' ', toString(uniqExact(log_offset)), ' ', toString(max(log_offset) + 1))
            FROM (SELECT log_offset FROM events UNION ALL SELECT log_offset FROM quarantine UNION ALL SELECT log_offset FROM suppressed
              UNION ALL SELECT DISTINCT from_offset FROM tombstones)
            """)).ShouldBe("37 37 37");
        var lines = before.Split('\n').Where(static line => line.Length > 0 && !Erased.Contains(OffsetOf(line)));
        (await collected.DumpAsync()).Split('\n').Where(static line => line.Length > 0 && OffsetOf(line) != 36).ShouldBe(lines);
    }

    [Fact]
    public async Task What_is_past_its_retention_goes_and_leaves_one_tombstone_a_stretch()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        await collected.TakeSampleAsync(2);
        await collected.DeliverAsync(Plans.First);
        var log = collected.Spool.Files[0].LogId;
        (await EraseAsync(collected, log, null, 4)).ShouldBe(1UL);
        var erasure = new RecordErasure(collected.Client, collected.Folder, TimeProvider.System);
        (await erasure.ExpireAsync(log, Collected.Now - TimeSpan.FromDays(1), TestContext.Current.CancellationToken)).ShouldBe(0UL);
        (await erasure.ExpireAsync(log, Collected.Now + TimeSpan.FromDays(1), TestContext.Current.CancellationToken)).ShouldBe(23UL);
        (await erasure.ExpireAsync(log, Collected.Now + TimeSpan.FromDays(1), TestContext.Current.CancellationToken)).ShouldBe(0UL);
        await collected.DeliverAsync(Plans.First);
        (await collected.AskAsync<string>("""
            SELECT concat(arrayStringConcat(arraySort(groupArray(concat(toString(from_offset), '-', toString(to_offset), reason))), ' '),
              ' ', toString((SELECT count() FROM events) + (SELECT count() FROM quarantine) + (SELECT count() FROM suppressed)))
            FROM tombstones
            """)).ShouldBe("0-4retention 4-5erasure 5-24retention 0");
    }

    private static Task<ulong> EraseAsync(Collected collected, string log, Action<string>? beforeStep = null, params ulong[] offsets) =>
        new RecordErasure(collected.Client, collected.Folder, TimeProvider.System) { BeforeStep = beforeStep }
            .EraseAsync(log, offsets.Length > 0 ? offsets : Erased, TestContext.Current.CancellationToken);

    private static Task<string> KindsAsync(Collected collected) => collected.AskAsync<string>($"""
        SELECT arrayStringConcat(arraySort(groupUniqArray(stored_as)), ',')
        FROM (SELECT 'events' AS stored_as, log_offset FROM events UNION ALL SELECT 'quarantine', log_offset FROM quarantine UNION ALL SELECT 'suppressed', log_offset FROM suppressed)
        WHERE log_offset IN ({string.Join(',', Erased)})
        """);

    /// <summary>The offset stands behind the log's name, in whichever table.</summary>
    private static ulong OffsetOf(string line)
    {
        var fields = line.Split('\t');
        return ulong.Parse(fields[Array.FindIndex(fields, static field => field.StartsWith("spool/", StringComparison.Ordinal)) + 1]);
    }

    private static void Die(string at, string step)
    {
        if (at == step)
            throw new DeathException();
    }

    private sealed class DeathException : Exception;
}
