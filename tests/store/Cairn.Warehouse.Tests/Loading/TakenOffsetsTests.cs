using Cairn.Warehouse.Loading;

namespace Cairn.Warehouse.Tests.Loading;

public sealed class TakenOffsetsTests
{
    [Fact]
    public void Only_what_was_added_is_contained_at_the_borders_too()
    {
        var stored = new TakenOffsets(10, 5);
        stored.Contains(10).ShouldBeFalse();
        stored.Add(10).ShouldBeTrue();
        stored.Add(14).ShouldBeTrue();
        Enumerable.Range(0, 30).Where(offset => stored.Contains((ulong)offset)).ShouldBe([10, 14]);
        stored.Contains(ulong.MaxValue).ShouldBeFalse();
        stored.Count.ShouldBe(2);
    }

    [Fact]
    public void What_is_added_again_is_told_and_counted_once()
    {
        var stored = new TakenOffsets(0, 5);
        stored.Add(3).ShouldBeTrue();
        stored.Add(3).ShouldBeFalse();
        stored.Count.ShouldBe(1);
    }

    [Fact]
    public void Nothing_is_contained_in_none() => TakenOffsets.None.Contains(0).ShouldBeFalse();
}
