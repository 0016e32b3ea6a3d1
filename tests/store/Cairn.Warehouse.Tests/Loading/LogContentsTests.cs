using Cairn.Model;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Warehouse.Tests.Loading;

public sealed class LogContentsTests : IAsyncDisposable
{
    private readonly ScriptedLog _log = new();
    private readonly FakeTimeProvider _time = new();
    private readonly LogContents _contents;

    public LogContentsTests() => _contents = new LogContents(_log.Client, "log", _time);

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task A_log_is_proved_by_the_number_of_its_records()
    {
        ((ulong[])[3, 2, 1]).CopyTo(_log.Stored, 0);
        (await _contents.ProveAsync(6, TestContext.Current.CancellationToken)).ShouldBe(new TakenCounts(3, 2, 1));
        foreach (var wrong in new ulong[] { 5, 7 })
            (await Should.ThrowAsync<UserException>(() => _contents.ProveAsync(wrong, TestContext.Current.CancellationToken)))
                .Message.ShouldContain($"6 are stored where the file gives {wrong}");
    }

    [Fact]
    public async Task As_many_records_elsewhere_prove_nothing()
    {
        // The only stretch of which this warehouse holds nothing is the empty one.
        _log.Stored[0] = 0;
        (await _contents.ProveAsync(0, TestContext.Current.CancellationToken)).Total.ShouldBe(0UL);
        _log.Stored[0] = 1;
        await Should.ThrowAsync<UserException>(() => _contents.ProveAsync(0, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_nothing_is_stored_no_offsets_are_read()
    {
        (await _contents.FindAsync(5, 10, TestContext.Current.CancellationToken)).ShouldBeSameAs(TakenOffsets.None);
        _log.Done.ShouldBe(["count"]);
    }

    [Fact]
    public async Task Stored_offsets_are_found()
    {
        (_log.Stored[0], _log.Offsets) = (2, [5, 14]);
        var found = await _contents.FindAsync(5, 10, TestContext.Current.CancellationToken);
        Enumerable.Range(0, 30).Where(offset => found.Contains((ulong)offset)).ShouldBe([5, 14]);
        found.Count.ShouldBe(2);
        _log.Ranges.ShouldBe(["5-15", "5-15"]);
    }

    [Fact]
    public async Task A_record_that_is_stored_twice_is_an_alarm()
    {
        (_log.Stored[0], _log.Offsets) = (2, [7, 7]);
        (await Should.ThrowAsync<UserException>(() => _contents.FindAsync(5, 10, TestContext.Current.CancellationToken)))
            .Message.ShouldBe("the warehouse is inconsistent at record 7 of the log: it is stored twice");
    }

    [Fact]
    public async Task Writes_that_run_are_waited_for_and_later_ones_are_not()
    {
        foreach (var running in new[] { new[] { "a", "b" }, ["b", "c"], ["c", "d"] }) _log.Running.Enqueue(running);
        await EndAsync(_contents.WaitForRunningWritesAsync(TestContext.Current.CancellationToken), TimeSpan.FromMilliseconds(50));
        _log.Done.ShouldBe(["running", "running", "running"]);
    }

    [Fact]
    public async Task A_write_that_does_not_end_in_five_minutes_is_told()
    {
        _log.Running.Enqueue(["a"]);
        var problem = await Should.ThrowAsync<UserException>(() => EndAsync(_contents.WaitForRunningWritesAsync(TestContext.Current.CancellationToken), TimeSpan.FromMinutes(1)));
        problem.Message.ShouldContain("more than 5 minutes");
        _log.Done.Count.ShouldBeInRange(2, 8, "it is asked again when the clock was moved, and not without pause");
    }

    [Fact]
    public async Task What_is_stored_elsewhere_goes_out_of_quarantine_and_nothing_is_deleted_without_need()
    {
        (await _contents.SettleAsync(TestContext.Current.CancellationToken)).ShouldBe(0UL);
        _log.Settled = 3;
        (await _contents.SettleAsync(TestContext.Current.CancellationToken)).ShouldBe(3UL);
        _log.Done.ShouldBe(["pages", "count settled", "pages", "count settled", "delete quarantine settled"]);
    }

    [Fact]
    public async Task What_is_under_a_tombstone_goes_from_the_tables_that_have_it_page_by_page()
    {
        (_log.TombstonePages, _log.UnderTombstones) = ([0, 300_000], [2, 0, 1]);
        (await _contents.SettleAsync(TestContext.Current.CancellationToken)).ShouldBe(6UL);
        string[] page = ["count erased", "delete events erased", "delete suppressed erased"];
        _log.Done.ShouldBe(["pages", .. page, .. page, "count settled"]);
        _log.Ranges.ShouldBe(["0-100000", "0-100000", "0-100000", "300000-400000", "300000-400000", "300000-400000"]);
    }

    [Fact]
    public async Task A_log_is_deleted_from_every_table()
    {
        await _contents.DeleteAsync(TestContext.Current.CancellationToken);
        _log.Done.ShouldBe(["delete events", "delete quarantine", "delete suppressed"]);
    }

    private async Task EndAsync(Task waiting, TimeSpan step)
    {
        await Wait.UntilAsync(
            () =>
            {
                _time.Advance(step);
                return waiting.IsCompleted;
            },
            "the end");
        await waiting;
    }
}
