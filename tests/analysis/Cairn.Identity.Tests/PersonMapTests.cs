using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Identity.Tests;

/// <summary>The map is a function of what was seen, whatever the order and however often.</summary>
public sealed class PersonMapTests
{
    private static readonly Gen<(ulong Actor, ulong Identity, long At)[]> Links =
        (from actor in Gen.Choose(1, 8) from identity in Gen.Choose(101, 108) from at in Gen.Choose(0, 5) select ((ulong)actor, (ulong)identity, (long)at)).ArrayOf();

    [Fact]
    public void Any_order_and_any_repetition_of_links_gives_the_same_map() => Prop.ForAll(
        Links.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (links, seed) =>
        {
            var firsts = links.GroupBy(static link => (link.Actor, link.Identity)).Select(static group => group.MinBy(static link => link.At)).ToArray();
            var shuffled = firsts.ToArray();
            new Random(seed).Shuffle(shuffled);
            var (one, other) = (Build(firsts), Build(shuffled));
            for (var actor = 0UL; actor < 10; actor++)
                Entry(one, actor).ShouldBe(Entry(other, actor));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void An_actor_belongs_to_whom_it_named_first_and_is_linked_where_anybody_shares() => Prop.ForAll(Links.ToArbitrary(), links =>
    {
        var firsts = links.GroupBy(static link => (link.Actor, link.Identity)).Select(static group => group.MinBy(static link => link.At)).ToArray();
        var map = Build(firsts);
        var place = 0;
        for (var actor = 0UL; actor < 10; actor++)
        {
            var own = firsts.Where(link => link.Actor == actor).OrderBy(static link => link.At).ThenBy(static link => link.Identity).ToArray();
            var owner = own.Length == 0 ? actor : own[0].Identity;
            var isLinked = own.Length > 1 || firsts.Any(link => link.Actor != actor && own.Any(mine => mine.Identity == link.Identity));
            map.Find(actor, ref place).ShouldBe(new ActorOwner(owner, isLinked));
            map.OwnerOf(actor).ShouldBe(owner);
            map.PersonOf(actor, 0).ShouldBe(owner);
            map.PersonOf(actor, 77).ShouldBe(77UL);
        }
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Stretches_hold_every_key_once(int parts)
    {
        var ranges = KeyRange.Divide(parts).ToArray();
        ranges.Length.ShouldBe(parts);
        ranges[0].First.ShouldBe(0UL);
        ranges[^1].Last.ShouldBe(ulong.MaxValue);
        for (var i = 1; i < parts; i++)
            ranges[i].First.ShouldBe(ranges[i - 1].Last + 1);
        var (lower, upper) = ranges[^1].Halve();
        (lower.First, lower.Last + 1, upper.Last).ShouldBe((ranges[^1].First, upper.First, ranges[^1].Last));
    }

    private static PersonMap Build(IEnumerable<(ulong Actor, ulong Identity, long At)> links)
    {
        var collector = new LinkCollector();
        foreach (var (actor, identity, at) in links)
            collector.Add(actor, identity, at);
        return collector.Build();
    }

    private static ActorOwner Entry(PersonMap map, ulong actor)
    {
        var place = 0;
        return map.Find(actor, ref place);
    }
}
