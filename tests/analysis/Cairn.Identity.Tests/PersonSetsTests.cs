using Cairn.Identity.Graph;
using Cairn.Identity.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Identity.Tests;

/// <summary>Who is one person is a function of the links and the rules: of no order, of no repetition.</summary>
public sealed class PersonSetsTests
{
    private const byte User = 1, Mail = 3;
    private const int Identifiers = 14;

    /// <summary>Users, of whom a person has one, and mail addresses, of which a person has two.</summary>
    private static readonly IdentifierTypes Types = IdentifierTypes.Of(TestTypes.PlanOf("  user_id: { max: 1 }\n  email_sha256: { max: 2 }\n"));

    private static readonly Gen<PersonLink> AnyLink =
        from a in Gen.Choose(1, Identifiers) from b in Gen.Choose(1, Identifiers) where a != b
        from at in Gen.Choose(0, 20) from declared in Gen.Choose(0, 19)
        select LinkOf((ulong)a, (ulong)b, at, declared == 0);

    private static readonly Arbitrary<PersonLink[]> Links = AnyLink.ArrayOf().ToArbitrary();

    [Fact]
    public void Any_order_and_any_repetition_give_the_same_persons_and_rejections() => Prop.ForAll(
        Links, Gen.Choose(0, int.MaxValue).ToArbitrary(), (links, seed) =>
        {
            var random = new Random(seed);
            var shuffled = links.Concat(links.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(shuffled);
            var (one, other) = (Of(links), Of(shuffled));
            Persons(one).ShouldBe(Persons(other));
            one.Rejected.ShouldBe(other.Rejected);
            one.Joined.ShouldBe(other.Joined);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void No_person_has_more_than_the_rules_allow_unless_somebody_said_so() => Prop.ForAll(Links, links =>
    {
        var sets = Of([.. links.Where(static link => !link.IsDeclared)]);
        foreach (var person in Persons(sets).Select(static (person, i) => (person, Key: (ulong)i + 1)).GroupBy(static one => one.person))
        {
            person.Count(static one => TypeOf(one.Key) == User).ShouldBeLessThanOrEqualTo(1);
            person.Count(static one => TypeOf(one.Key) == Mail).ShouldBeLessThanOrEqualTo(2);
        }
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Every_link_joins_or_is_rejected_with_a_reason_that_holds() => Prop.ForAll(Links, links =>
    {
        var sets = Of(links);
        foreach (var rejected in sets.Rejected)
        {
            rejected.Reason.ShouldBe(RejectionReason.Limit);
            // Persons only grow, so what was too much then is too much now, unless the two came together another way.
            if (sets.PersonOf(rejected.Link.A) != sets.PersonOf(rejected.Link.B))
                (Count(sets, rejected.Link.A, rejected.Type) + Count(sets, rejected.Link.B, rejected.Type)).ShouldBeGreaterThan(Types.Max(rejected.Type));
        }
        var untold = links.Where(link => !sets.Rejected.Any(rejected => (rejected.Link.A, rejected.Link.B) == (link.A, link.B)));
        untold.ShouldAllBe(link => sets.PersonOf(link.A) == sets.PersonOf(link.B));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_split_undoes_a_link_exactly() => Prop.ForAll(Links, AnyLink.ToArbitrary(), (links, further) =>
    {
        // A link between two persons, later than all others, and a split of the two: as if it had never been there.
        var before = Of(links);
        if (before.PersonOf(further.A) == before.PersonOf(further.B) || links.Any(link => (link.A, link.B) == (further.A, further.B)))
            return;
        var split = PersonSets.Of([.. links, further with { At = 100 }], Types, [(further.B, further.A)]);
        Persons(split).ShouldBe(Persons(before));
        split.Rejected[^1].ShouldBe(new RejectedLink(further with { At = 100 }, RejectionReason.Split, 0));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Stricter_rules_for_the_past_are_as_if_they_had_always_held() => Prop.ForAll(Links, links =>
    {
        var strict = IdentifierTypes.Of(TestTypes.PlanOf("  email_sha256: { max: 1 }\n"));
        Of(links);
        Persons(PersonSets.Of([.. links], strict, [])).ShouldBe(Persons(PersonSets.Of([.. links.Reverse()], strict, [])));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void What_came_together_with_everybody_names_nobody()
    {
        var links = Enumerable.Range(0, PersonSets.MaxLinks + 1).Select(static i => LinkOf(1_000 + 2 * (ulong)i, 7, i, false)).ToList();
        var sets = PersonSets.Of([.. links], Types, []);
        sets.Common.ShouldBe([7UL]);
        sets.Joined.ShouldBeEmpty();
        sets.Rejected.Count.ShouldBe(links.Count);
        PersonSets.Of(links[..^1], Types, []).Joined.Count.ShouldBe(1, "a person has one user");
    }

    private static PersonSets Of(IEnumerable<PersonLink> links) => PersonSets.Of([.. links], Types, []);

    private static ulong[] Persons(PersonSets sets) => [.. Enumerable.Range(1, Identifiers).Select(key => sets.PersonOf((ulong)key))];

    private static int Count(PersonSets sets, ulong key, byte type) => sets.MembersOf(key).Count(member => TypeOf(member) == type);

    /// <summary>Even keys are users.</summary>
    private static byte TypeOf(ulong key) => key % 2 == 0 ? User : Mail;

    private static PersonLink LinkOf(ulong a, ulong b, long at, bool isDeclared) => a < b
        ? new PersonLink(a, b, at, TypeOf(a), TypeOf(b), isDeclared)
        : new PersonLink(b, a, at, TypeOf(b), TypeOf(a), isDeclared);
}
