using Cairn.Model;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Warehouse.Tests.Loading;

/// <summary>Whatever becomes of an insert, each record is stored once: a batch of three blocks against a warehouse that fails on demand.</summary>
public sealed class LogLoaderTests : IAsyncDisposable
{
    private static readonly ulong[] Whole = [3, 2, 1];

    private readonly ScriptedLog _log = new();
    private readonly FakeTimeProvider _time = new();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task A_new_batch_is_stored_block_by_block_and_nothing_is_asked()
    {
        await LoadAsync();
        _log.Done.ShouldBe(["insert events 3 ok", "insert quarantine 2 ok", "insert suppressed 1 ok"]);
    }

    [Theory]
    [InlineData(0, "lost", "insert events 3 ok|insert quarantine 2 ok|insert suppressed 1 ok")]
    [InlineData(1, "lost", "insert quarantine 2 ok|insert suppressed 1 ok")]
    [InlineData(2, "lost", "insert suppressed 1 ok")]
    [InlineData(0, "kept", "insert quarantine 2 ok|insert suppressed 1 ok")]
    [InlineData(1, "kept", "insert suppressed 1 ok")]
    [InlineData(2, "kept", "")]
    public async Task After_a_connection_that_broke_the_sink_is_asked_and_only_what_is_missing_is_stored(int before, string outcome, string rest)
    {
        for (var i = 0; i < before; i++) _log.Inserts.Enqueue("ok");
        _log.Inserts.Enqueue(outcome);
        await LoadAsync();
        _log.Stored.ShouldBe(Whole);
        _log.Done.Skip(before + 1).ShouldBe(["running", "count", .. rest.Split('|', StringSplitOptions.RemoveEmptyEntries)]);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(3, 2, 0)]
    [InlineData(3, 2, 1)]
    public async Task Of_a_batch_that_an_earlier_call_began_the_rest_is_stored(int events, int quarantined, int suppressed)
    {
        ((ulong[])[(ulong)events, (ulong)quarantined, (ulong)suppressed]).CopyTo(_log.Stored, 0);
        await LoadAsync(mayBeStored: true);
        _log.Stored.ShouldBe(Whole);
        _log.Done.Take(2).ShouldBe(["running", "count"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task What_no_interruption_can_leave_behind_stops_it(int events)
    {
        _log.Stored[0] = (ulong)events;
        var problem = await Should.ThrowAsync<UserException>(() => LoadAsync(mayBeStored: true));
        problem.Message.ShouldBe($"the warehouse is inconsistent in records 0 to 5 of the log: {events} of 6 records are stored, which no interrupted insert leaves behind");
        problem.Remedy.ShouldContain("--replace");
        _log.Done.ShouldBe(["running", "count"]);
    }

    [Fact]
    public async Task Records_that_were_stored_before_the_batch_count_as_stored()
    {
        var held = new TakenOffsets(0, 10);
        held.Add(0);
        held.Add(1);
        var batch = Batches.Begun(0, held);
        batch.Add(new Event { ReceivedAt = Batches.January });
        for (var offset = 0UL; offset < 3; offset++) batch.Advance(offset);
        _log.Stored[0] = 2;
        await new LogLoader(_log.Client, "log", _time).LoadAsync(batch, mayBeStored: true, TestContext.Current.CancellationToken);
        _log.Done.ShouldBe(["running", "count", "insert events 1 ok"]);
    }

    [Fact]
    public async Task What_the_warehouse_rejects_is_not_sent_again()
    {
        _log.Inserts.Enqueue("rejected");
        (await Should.ThrowAsync<WarehouseException>(() => LoadAsync())).Code.ShouldBe(27);
        _log.Done.ShouldBe(["insert events 3 rejected"]);
    }

    [Fact]
    public async Task After_ten_attempts_it_gives_up()
    {
        for (var i = 0; i < 20; i++) _log.Inserts.Enqueue("lost");
        (await Should.ThrowAsync<WarehouseException>(() => LoadAsync())).IsRetryable.ShouldBeTrue();
        _log.Done.Count(done => done.StartsWith("insert", StringComparison.Ordinal)).ShouldBe(10);
    }

    [Fact]
    public async Task A_call_that_changes_nothing_twice_is_made_again_while_it_may_succeed()
    {
        var calls = 0;
        var loader = new LogLoader(_log.Client, "log", _time);
        var answer = loader.RetryAsync(_ => ++calls < 3 ? throw new WarehouseException("busy", 202, isRetryable: true) : Task.FromResult(calls), TestContext.Current.CancellationToken);
        await EndAsync(answer);
        (await answer).ShouldBe(3);
    }

    private async Task LoadAsync(bool mayBeStored = false)
    {
        var loading = new LogLoader(_log.Client, "log", _time).LoadAsync(Batches.Mixed(), mayBeStored, TestContext.Current.CancellationToken);
        await EndAsync(loading);
        await loading;
    }

    /// <summary>Lets the time between attempts pass.</summary>
    private Task EndAsync(Task task) => Wait.UntilAsync(
        () =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return task.IsCompleted;
        },
        "the end");
}
