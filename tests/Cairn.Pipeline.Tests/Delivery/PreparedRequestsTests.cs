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
    public void What_was_put_is_taken_once()
    {
        var waiting = new PreparedRequests();
        waiting.Put(new SpoolPlace(First, 3), Whole(waiting, 2));
        waiting.Take(new SpoolPlace(First, 0)).ShouldBeNull();
        waiting.Take(new SpoolPlace(First, 3)).ShouldNotBeNull().Calls.ShouldBe(2);
        waiting.Take(new SpoolPlace(First, 3)).ShouldBeNull();
    }

    [Fact]
    public void What_delivery_has_passed_is_not_kept()
    {
        var waiting = new PreparedRequests();
        waiting.Take(new SpoolPlace(First, 10));
        waiting.Put(new SpoolPlace(First, 9), Whole(waiting, 1));
        waiting.Put(new SpoolPlace(First, 10), Whole(waiting, 1));
        waiting.Count.ShouldBe(0);
        waiting.Put(new SpoolPlace(First, 11), Whole(waiting, 1));
        waiting.Put(new SpoolPlace(Second, 0), Whole(waiting, 1));
        waiting.Count.ShouldBe(2);
    }

    [Fact]
    public void When_a_file_is_done_with_nothing_of_it_stays()
    {
        var waiting = new PreparedRequests();
        waiting.Put(new SpoolPlace(First, 5), Whole(waiting, 1));
        waiting.Put(new SpoolPlace(Second, 7), Whole(waiting, 1));
        waiting.Take(new SpoolPlace(Second, 0)).ShouldBeNull();
        waiting.Count.ShouldBe(1);
        waiting.Take(new SpoolPlace(Second, 7)).ShouldNotBeNull();
    }

    [Fact]
    public void Its_memory_is_bounded_and_free_again_when_it_was_taken()
    {
        var waiting = new PreparedRequests(mostBytes: 100_000);
        for (var offset = 1; offset <= 1000; offset++)
            waiting.Put(new SpoolPlace(First, offset), Whole(waiting, 3));
        var kept = waiting.Count;
        kept.ShouldBeInRange(2, 50);
        for (var offset = 1; offset <= 1000; offset++)
            if (waiting.Take(new SpoolPlace(First, offset)) is { } taken)
                waiting.Return(taken);
        waiting.Count.ShouldBe(0);
        for (var offset = 1; offset <= 1000; offset++)
            waiting.Put(new SpoolPlace(Second, offset), Whole(waiting, 3));
        waiting.Count.ShouldBe(kept);
    }

    [Fact]
    public void What_is_used_again_holds_nothing_of_before()
    {
        var waiting = new PreparedRequests();
        var given = Whole(waiting, 3);
        given.GiveUp();
        given.IsWhole.ShouldBeFalse();
        waiting.Return(given);
        var again = waiting.Rent();
        (again.Calls, again.IsWhole).ShouldBe((0, true));
    }

    private static PreparedRequest Whole(PreparedRequests from, int calls)
    {
        var prepared = from.Rent();
        for (var call = 0; call < calls; call++)
            prepared.Add(new MessageKey((ulong)call, 0), new Event { MessageId = $"m{call}" });
        return prepared;
    }
}
