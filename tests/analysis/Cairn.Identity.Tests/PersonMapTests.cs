using Cairn.Identity.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Identity.Tests;

/// <summary>Whose the events under each actor are.</summary>
public sealed class PersonMapTests
{
    private static readonly Gen<(ulong Actor, ulong Identity, long At)[]> Links =
        (from actor in Gen.Choose(1, 8) from identity in Gen.Choose(101, 108) from at in Gen.Choose(0, 5) select ((ulong)actor, (ulong)identity, (long)at)).ArrayOf();

    [Fact]
    public void A_device_is_of_whom_it_named_first_until_it_names_another_and_linked_where_anybody_shares() => Prop.ForAll(Links.ToArbitrary(), links =>
    {
        var map = Build(links);
        var place = 0;
        for (var actor = 0UL; actor < 10; actor++)
        {
            var own = links.Where(link => link.Actor == actor).OrderBy(static link => link.At).ThenBy(static link => link.Identity).ToArray();
            var owner = own.Length == 0 ? actor : own[0].Identity;
            var until = own.Where(link => link.Identity != owner).Select(static link => link.At).DefaultIfEmpty(long.MaxValue).Min();
            var isLinked = until != long.MaxValue || links.Any(link => link.Actor != actor && own.Any(mine => mine.Identity == link.Identity));
            map.Find(actor, ref place).ShouldBe(new ActorOwner(owner, until, until == long.MaxValue ? owner : actor, isLinked));
            map.OwnerOf(actor).Person.ShouldBe(owner);
            for (var at = 0L; at < 7; at++)
                map.PersonOf(actor, 0, at).ShouldBe(at < until ? owner : actor);
            map.PersonOf(actor, 77, 0).ShouldBe(77UL);
        }
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(7, 8)]
    [InlineData(1000, 1024)]
    public void Stretches_hold_every_key_once(int min, int parts)
    {
        var ranges = KeyRange.Divide(min).ToArray();
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
        var graph = new PersonGraph(TestTypes.Usual);
        foreach (var (actor, identity, at) in links)
            graph.Add(new Sighting(actor, identity, actor, at, IdentityType: 1, NodeType: 2));
        return graph.Build();
    }
}
