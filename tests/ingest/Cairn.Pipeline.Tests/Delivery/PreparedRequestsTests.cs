using Cairn.Model;
using Cairn.Pipeline.Delivery;
using Cairn.Protocols.Wire;
using Cairn.Spool;

namespace Cairn.Pipeline.Tests.Delivery;

public sealed class PreparedRequestsTests
{
    private static readonly SpoolFileName First = new(new DateOnly(2026, 1, 1), 0);
    private static readonly SpoolFileName Second = new(new DateOnly(2026, 1, 1), 1);

    [Fact]
    public void What_was_stored_is_taken_once_and_at_its_place()
    {
        var waiting = new PreparedRequests();
        Store(waiting, First, 3, 2);
        Store(waiting, First, 5, 1);
        waiting.Take(new SpoolOffset(First, 0)).ShouldBeNull();
        waiting.NextFrom(new SpoolOffset(First, 0)).ShouldBe(new SpoolOffset(First, 3));
        var taken = waiting.Take(new SpoolOffset(First, 3)).ShouldNotBeNull();
        (taken.Count, taken.FirstOffset).ShouldBe((2, 3));
        taken.Keys.ToArray().ShouldBe([new MessageKey(3, 0), new MessageKey(4, 0)]);
        waiting.Take(new SpoolOffset(First, 3)).ShouldBeNull();
        var last = waiting.Take(new SpoolOffset(First, 5)).ShouldNotBeNull();
        (last.Count, last.ReceivedAt).ShouldBe((1, 5));
        waiting.NextFrom(new SpoolOffset(First, 5)).ShouldBeNull();
    }

    [Fact]
    public void What_delivery_has_passed_is_dropped()
    {
        var waiting = new PreparedRequests();
        Store(waiting, First, 9, 1);
        Store(waiting, First, 10, 1);
        Store(waiting, First, 11, 1);
        Store(waiting, Second, 0, 1);
        waiting.Take(new SpoolOffset(First, 11)).ShouldNotBeNull();
        waiting.Count.ShouldBe(1);
        waiting.Take(new SpoolOffset(Second, 0)).ShouldNotBeNull();
        waiting.Count.ShouldBe(0);
    }

    [Fact]
    public void When_a_file_is_done_with_nothing_of_it_stays()
    {
        var waiting = new PreparedRequests();
        Store(waiting, First, 5, 1);
        Store(waiting, Second, 7, 1);
        waiting.Take(new SpoolOffset(Second, 0)).ShouldBeNull();
        waiting.Count.ShouldBe(1);
        waiting.NextFrom(new SpoolOffset(Second, 0)).ShouldBe(new SpoolOffset(Second, 7));
    }

    [Fact]
    public void Its_memory_is_bounded_and_free_again_when_it_was_taken()
    {
        var waiting = new PreparedRequests(maxBytes: 100_000);
        for (var offset = 0; offset < 3000; offset += 3)
            Store(waiting, First, offset, 3);
        var kept = waiting.Count;
        kept.ShouldBeInRange(2, 250);
        for (var offset = 0; offset < 3000; offset += 3)
            waiting.Take(new SpoolOffset(First, offset));
        waiting.Count.ShouldBe(0);
        for (var offset = 0; offset < 3000; offset += 3)
            Store(waiting, Second, offset, 3);
        waiting.Count.ShouldBe(kept);
    }

    [Fact]
    public void What_is_not_stored_is_not_kept()
    {
        var waiting = new PreparedRequests();
        var group = Prepared(waiting, 1, 2).Join(null, 0).ShouldNotBeNull();
        group.OnRejected();
        waiting.Count.ShouldBe(0);
        waiting.TakeIdle().ShouldBeSameAs(group);
    }

    [Fact]
    public void A_group_holds_its_requests_where_they_stand_and_nothing_of_those_that_go_the_long_way()
    {
        var waiting = new PreparedRequests();
        var group = Prepared(waiting, 20, 1).Join(null, 0);
        var unprepared = Prepared(waiting, 21, 1);
        unprepared.Abandon();
        unprepared.Join(group, 1).ShouldBeSameAs(group);
        Prepared(waiting, 30, 2).Join(group, 2).ShouldBeSameAs(group);
        group.ShouldNotBeNull().OnStored(First, [20, 21, 30]);
        waiting.Count.ShouldBe(2);
        waiting.Take(new SpoolOffset(First, 20)).ShouldNotBeNull().Count.ShouldBe(1);
        waiting.Take(new SpoolOffset(First, 21)).ShouldBeNull();
        var last = waiting.Take(new SpoolOffset(First, 30)).ShouldNotBeNull();
        (last.Count, last.ReceivedAt).ShouldBe((2, 30));
    }

    [Fact]
    public void What_others_prepared_is_no_part_of_a_group()
    {
        var (waiting, others) = (new PreparedRequests(), new PreparedRequests());
        var group = Prepared(others, 1, 1).Join(null, 0).ShouldNotBeNull();
        Prepared(waiting, 2, 1).Join(group, 1).ShouldBeSameAs(group);
        group.OnStored(First, [1, 2]);
        (waiting.Count, others.Count).ShouldBe((0, 1));
    }

    [Fact]
    public void What_lost_a_call_joins_no_group()
    {
        var given = Prepared(new PreparedRequests(), 1, 1);
        given.Abandon();
        given.Join(null, 0).ShouldBeNull();
    }

    [Fact]
    public void What_is_used_again_holds_nothing_of_before()
    {
        var given = Prepared(new PreparedRequests(), 1, 1);
        given.Abandon();
        given.Begin();
        (given.Calls, given.IsWhole).ShouldBe((0, true));
    }

    [Fact]
    public void One_that_has_grown_large_says_so()
    {
        var given = Prepared(new PreparedRequests(), 1, 1);
        given.IsLarge.ShouldBeFalse();
        for (var call = 0; call < 600; call++)
            given.Add(new MessageKey(1, 0), new Event { Properties = new string('x', 1000) });
        given.IsLarge.ShouldBeTrue();
    }

    private static void Store(PreparedRequests waiting, SpoolFileName file, long offset, int calls) =>
        Prepared(waiting, offset, calls).Join(null, 0).ShouldNotBeNull().OnStored(file, [offset]);

    private static PreparedRequest Prepared(PreparedRequests waiting, long offset, int calls)
    {
        var prepared = new PreparedRequest(waiting);
        for (var call = 0; call < calls; call++)
            prepared.Add(new MessageKey((ulong)(offset + call), 0), new Event { MessageId = $"m{call}", ReceivedAt = offset });
        return prepared;
    }
}
