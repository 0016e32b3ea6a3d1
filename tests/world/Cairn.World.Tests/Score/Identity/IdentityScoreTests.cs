using Cairn.World.Answers;
using Cairn.World.Score.Identity;

namespace Cairn.World.Tests.Score.Identity;

public class IdentityScoreTests
{
    // Two people share the device s: truly together are u1-d1, u1-s, d1-s and u2-s.
    private static readonly PersonAnswer[] Household =
    [
        Person(("user_id", "u1"), ("anonymous_id", "d1"), ("anonymous_id", "s")),
        Person(("user_id", "u2"), ("anonymous_id", "s")),
    ];

    [Fact]
    public void a_shared_device_belongs_to_both_but_can_stand_with_one_only()
    {
        var score = Score(Household, [[("user_id", "u1"), ("anonymous_id", "d1"), ("anonymous_id", "s")], [("user_id", "u2")]]);

        score.Pairs.ShouldBe(new PairScore(3, 3, 4));
        score.Pairs.Precision.ShouldBe(1);
        score.Pairs.Recall.ShouldBe(0.75);
        score.Pairs.F1.ShouldNotBeNull().ShouldBe(6 / 7.0, 1e-12);
        (score.Clusters, score.OverMerged, score.Largest).ShouldBe((2, 0, 3));
        (score.People, score.WithSeveral, score.Split).ShouldBe((2, 1, 0));
    }

    [Fact]
    public void a_cluster_of_two_people_is_over_merged_even_when_a_device_joins_them()
    {
        var score = Score(Household, [[("user_id", "u1"), ("anonymous_id", "d1"), ("anonymous_id", "s"), ("user_id", "u2")]]);

        score.Pairs.ShouldBe(new PairScore(4, 6, 4));
        score.OverMerged.ShouldBe(1);
    }

    [Fact]
    public void types_count_the_pairs_that_hold_one_of_them()
    {
        var score = Score(Household, [[("user_id", "u1"), ("anonymous_id", "d1"), ("user_id", "u2")]]);

        score.Types.Select(type => type.Type).ShouldBe(["anonymous_id", "user_id"]);
        score.Types[0].Pairs.ShouldBe(new PairScore(1, 2, 4));
        score.Types[1].Pairs.ShouldBe(new PairScore(1, 3, 3));
        (score.Types[0].InAnswers, score.Types[0].InReport).ShouldBe((2, 1));
        (score.InAnswers, score.InReport).ShouldBe((4, 3));
    }

    [Fact]
    public void a_person_is_split_when_what_only_they_use_lies_apart_or_is_not_named()
    {
        PersonAnswer[] people = [Person(("user_id", "a"), ("wallet", "b")), Person(("user_id", "c"), ("wallet", "d")), Person(("user_id", "e"))];

        var score = Score(people, [[("user_id", "a")], [("wallet", "b")], [("user_id", "c")]]);

        (score.WithSeveral, score.Split).ShouldBe((2, 2));
        score.Pairs.ShouldBe(new PairScore(0, 0, 2));
        score.Pairs.Precision.ShouldBeNull();
    }

    [Fact]
    public void identifiers_that_the_answers_do_not_know_make_no_pairs()
    {
        var score = Score(Household, [[("user_id", "u1"), ("user_id", "u9"), ("cookie", "u1"), ("anonymous_id", "d1")]]);

        score.Pairs.ShouldBe(new PairScore(1, 1, 4));
        score.Unknown.ShouldBe(2);
        score.Types.Single(type => type.Type == "cookie").Unknown.ShouldBe(1);
    }

    [Fact]
    public void an_identifier_that_a_cluster_names_twice_counts_once() =>
        Score(Household, [[("user_id", "u1"), ("user_id", "u1"), ("anonymous_id", "d1")]]).Pairs.Claimed.ShouldBe(1);

    [Fact]
    public void an_identifier_in_two_clusters_is_rejected()
    {
        var scorer = new IdentityScorer(IdentifierTable.Load(Household));
        scorer.Begin();
        scorer.Add("user_id", "u1").ShouldBeTrue();
        scorer.End();
        scorer.Begin();

        scorer.Add("user_id", "u1").ShouldBeFalse();
    }

    [Fact]
    public void a_report_of_another_world_is_an_error_that_names_both_sides() =>
        Should.Throw<WorldException>(() => Score(Household, [[("cookie", "x")]])).Message.ShouldContain("cookie; the answers have anonymous_id, user_id");

    [Fact]
    public void nine_owners_of_one_identifier_are_too_many() =>
        Should.Throw<WorldException>(() => IdentifierTable.Load(Enumerable.Repeat(Person(("anonymous_id", "x")), 9))).Message.ShouldContain("'x'");

    [Fact]
    public void a_cluster_of_a_million_is_counted_exactly()
    {
        const int people = 250_000, each = 4;
        var all = Enumerable.Range(0, people).Select(p => Enumerable.Range(0, each).Select(i => ("anonymous_id", $"{p}.{i}")).ToArray());

        var score = Score(all.Select(ids => Person(ids)), [all.SelectMany(ids => ids)]);

        const long claimed = (long)people * each * ((people * each) - 1) / 2;
        score.Pairs.ShouldBe(new PairScore(people * 6, claimed, people * 6));
        score.Largest.ShouldBe(1_000_000);
    }

    internal static IdentityScore Score(IEnumerable<PersonAnswer> people, IEnumerable<IEnumerable<(string Type, string Id)>> clusters)
    {
        var scorer = new IdentityScorer(IdentifierTable.Load(people));
        foreach (var cluster in clusters)
        {
            scorer.Begin();
            foreach (var (type, id) in cluster)
                scorer.Add(type, id).ShouldBeTrue();
            scorer.End();
        }

        return scorer.Finish();
    }

    internal static PersonAnswer Person(params (string Type, string Id)[] ids) => new()
    {
        Person = "p",
        Kind = "customer",
        Identifiers = ids.GroupBy(id => id.Type).ToDictionary(type => type.Key, type => (IReadOnlyList<string>)[.. type.Select(id => id.Id)]),
    };
}
