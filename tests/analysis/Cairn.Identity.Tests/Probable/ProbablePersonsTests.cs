using Cairn.Identity.Identifiers;
using Cairn.Identity.Probable;

namespace Cairn.Identity.Tests.Probable;

/// <summary>Who counts as one by probable links.</summary>
public sealed class ProbablePersonsTests
{
    private const ulong Anna = 900, Ben = 901;

    private readonly Dictionary<ulong, Device> _devices = new()
    {
        [1] = Of(1, Anna, isNamed: true),
        [2] = Of(2, Ben, isNamed: true),
        [3] = Of(3, 3),
        [4] = Of(4, 4),
        [5] = Of(5, 5),
    };

    [Fact]
    public void The_most_probable_links_come_first_and_two_people_who_are_known_never_become_one()
    {
        var persons = Join([Link(1, 3, 0.99), Link(3, 4, 0.98), Link(2, 4, 0.97), Link(2, 5, 0.96)]);
        persons.Persons.ShouldBe(new Dictionary<ulong, ulong> { [Anna] = Anna, [3] = Anna, [4] = Anna, [Ben] = Ben, [5] = Ben }, ignoreOrder: true);
        (persons.Joined, persons.Links, persons.Rejected).ShouldBe((3L, 3L, 1L));
        persons.Precision.ShouldBe((0.99 + 0.98 + 0.96) / 3, 1e-9);
        persons.Of(4).ShouldBe([3UL, 4UL, Anna]);
        persons.Of(77).ShouldBe([77UL]);
    }

    [Fact]
    public void What_nobody_has_both_of_stays_apart()
    {
        var persons = Join([Link(1, 3, 0.99), Link(1, 4, 0.98)], static (a, b) => (a.Actor, b.Actor) is (3, 4) or (4, 3));
        persons.Persons.ShouldBe(new Dictionary<ulong, ulong> { [Anna] = Anna, [3] = Anna }, ignoreOrder: true);
        persons.Rejected.ShouldBe(1);
    }

    [Fact]
    public void What_a_person_has_beside_the_link_counts_too()
    {
        // Anna's other telephone, in another network, was used at the same time as 3.
        _devices[6] = Of(6, Anna, isNamed: true);
        var persons = Join([Link(1, 3, 0.99)], static (a, b) => (a.Actor, b.Actor) is (6, 3) or (3, 6));
        (persons.Persons.Count, persons.Rejected).ShouldBe((0, 1L));
    }

    [Fact]
    public void Strangers_go_by_the_lesser_key_and_the_map_counts_all_their_events_as_one_persons()
    {
        var map = new PersonGraph(TestTypes.Usual).Build().With(Join([Link(3, 5, 0.9)]).Persons);
        (map.OwnerOf(3).Person, map.OwnerOf(5).Person, map.OwnerOf(4).Person).ShouldBe((3UL, 3UL, 4UL));
        (map.OwnerOf(3).IsLinked, map.OwnerOf(5).IsLinked, map.OwnerOf(4).IsLinked).ShouldBe((true, true, false));
        map.PersonOf(5, 0, 1).ShouldBe(3UL);
        var place = 0;
        map.Find(5, ref place).Person.ShouldBe(3UL);
    }

    [Fact]
    public void A_shared_device_is_nobodys_as_before()
    {
        var graph = new PersonGraph(TestTypes.Usual);
        foreach (var (identity, at) in new[] { (Anna, 1L), (Ben, 2L) })
            graph.Add(new Sighting(1, identity, 1, at, 1, 2));
        var map = graph.Build().With(Join([Link(1, 3, 0.9)]).Persons);
        (map.PersonOf(1, 0, 1), map.PersonOf(1, 0, 2), map.PersonOf(3, 0, 2)).ShouldBe((Anna, 1UL, Anna));
    }

    private ProbablePersons Join(IReadOnlyList<ProbableLink> links, Func<Device, Device, bool>? exclude = null) => ProbablePersons.Of(links, _devices.Values.ToLookup(static device => device.Person), exclude ?? (static (_, _) => false));

    private ProbableLink Link(ulong one, ulong other, double probability) => new(one, other, _devices[one].Person, _devices[other].Person, probability, default);

    private static Device Of(ulong actor, ulong person, bool isNamed = false) => new(actor, 1, person, 0, 0, 0, 0, 0, 0, isNamed);
}
