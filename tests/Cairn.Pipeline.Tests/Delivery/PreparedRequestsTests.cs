using Cairn.Collect;
using Cairn.Collect.Spooling;
using Cairn.Model;
using Cairn.Pipeline.Delivery;

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
        waiting.Take(new SpoolPlace(First, 0)).ShouldBeNull();
        waiting.NextFrom(new SpoolPlace(First, 0)).ShouldBe(new SpoolPlace(First, 3));
        var taken = waiting.Take(new SpoolPlace(First, 3)).ShouldNotBeNull();
        (taken.Count, taken.FirstRow, taken.FirstOffset).ShouldBe((2, 0, 3));
        taken.Keys.ToArray().ShouldBe([new MessageKey(3, 0), new MessageKey(4, 0)]);
        waiting.Take(new SpoolPlace(First, 3)).ShouldBeNull();
        var last = waiting.Take(new SpoolPlace(First, 5)).ShouldNotBeNull();
        (last.Count, last.FirstRow, last.ReceivedAt).ShouldBe((1, 2, 5));
        waiting.NextFrom(new SpoolPlace(First, 5)).ShouldBeNull();
    }

    [Fact]
    public void What_delivery_has_passed_is_dropped()
    {
        var waiting = new PreparedRequests();
        Store(waiting, First, 9, 1);
        Store(waiting, First, 10, 1);
        Store(waiting, First, 11, 1);
        Store(waiting, Second, 0, 1);
        waiting.Take(new SpoolPlace(First, 11)).ShouldNotBeNull();
        waiting.Count.ShouldBe(1);
        waiting.Take(new SpoolPlace(Second, 0)).ShouldNotBeNull();
        waiting.Count.ShouldBe(0);
    }

    [Fact]
    public void When_a_file_is_done_with_nothing_of_it_stays()
    {
        var waiting = new PreparedRequests();
        Store(waiting, First, 5, 1);
        Store(waiting, Second, 7, 1);
        waiting.Take(new SpoolPlace(Second, 0)).ShouldBeNull();
        waiting.Count.ShouldBe(1);
        waiting.NextFrom(new SpoolPlace(Second, 0)).ShouldBe(new SpoolPlace(Second, 7));
    }

    [Fact]
    public void Its_memory_is_bounded_and_free_again_when_it_was_taken()
    {
        var waiting = new PreparedRequests(mostBytes: 100_000);
        for (var offset = 0; offset < 3000; offset += 3)
            Store(waiting, First, offset, 3);
        var kept = waiting.Count;
        kept.ShouldBeInRange(2, 250);
        for (var offset = 0; offset < 3000; offset += 3)
            waiting.Take(new SpoolPlace(First, offset));
        waiting.Count.ShouldBe(0);
        for (var offset = 0; offset < 3000; offset += 3)
            Store(waiting, Second, offset, 3);
        waiting.Count.ShouldBe(kept);
    }

    [Fact]
    public void What_lost_a_call_is_not_kept()
    {
        var waiting = new PreparedRequests();
        var given = waiting.Rent();
        given.Add(new MessageKey(1, 0), new Event());
        given.GiveUp();
        given.OnStored(new SpoolPlace(First, 1));
        waiting.Count.ShouldBe(0);
    }

    [Fact]
    public void What_is_used_again_holds_nothing_of_before()
    {
        var waiting = new PreparedRequests();
        var given = waiting.Rent();
        given.Add(new MessageKey(1, 0), new Event());
        given.GiveUp();
        waiting.Return(given);
        var again = waiting.Rent();
        (again.Calls, again.IsWhole).ShouldBe((0, true));
        again.ShouldBeSameAs(given);
    }

    [Fact]
    public void One_that_has_grown_large_says_so()
    {
        var given = new PreparedRequests().Rent();
        given.Add(new MessageKey(1, 0), new Event { Properties = "{}" });
        given.IsLarge.ShouldBeFalse();
        for (var call = 0; call < 100; call++)
            given.Add(new MessageKey(1, 0), new Event { Properties = new string('x', 1000) });
        given.IsLarge.ShouldBeTrue();
    }

    private static void Store(PreparedRequests waiting, SpoolFileName file, long offset, int calls)
    {
        var prepared = waiting.Rent();
        for (var call = 0; call < calls; call++)
            prepared.Add(new MessageKey((ulong)(offset + call), 0), new Event { MessageId = $"m{call}", ReceivedAt = offset });
        prepared.OnStored(new SpoolPlace(file, offset));
        waiting.Return(prepared);
    }
}
