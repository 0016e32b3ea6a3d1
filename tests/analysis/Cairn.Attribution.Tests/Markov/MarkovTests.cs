using Cairn.Attribution.Markov;
using Cairn.Attribution.Running;
using Cairn.Attribution.Tests.Support;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Markov;

public class MarkovTests
{
    [Fact]
    public void transition_probabilities_are_those_of_the_paths()
    {
        // eeghor/mta: "a > b" 3 conversions and 1 null, "a > c" 1 and 1.
        var counts = new TransitionCounts(1);
        counts.Add(new Journey { Touches = [new Touch(0, 0), new Touch(1, 0)], Conversions = 3, Nulls = 1 });
        counts.Add(new Journey { Touches = [new Touch(0, 0), new Touch(2, 0)], Conversions = 1, Nulls = 1 });

        var chain = AbsorbingChain.From(counts, [0, 1, 2]);

        chain.Begin.ShouldBe([1, 0, 0]);
        chain.IncomingFrom.Take(2).ShouldBe([0, 0]);
        chain.Incoming[0].ShouldBe(2.0 / 3, 1e-15);
        chain.Incoming[1].ShouldBe(1.0 / 3, 1e-15);
        chain.Converted.ShouldBe([0, 0.75, 0.5]);
        chain.Leave.ShouldBe([0, 1, 1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void removal_effects_agree_with_a_dense_solution_on_random_journeys(int order) =>
        Generated.Check(Generated.Journeys(weighted: false, refunds: false), rows =>
        {
            var players = new NameIndex();
            foreach (var name in new[] { "p", "c", "b", "z", "a", "k", "d" })
                players.IndexOf(name);
            var model = new MarkovModel(order);
            foreach (var row in rows)
                model.Observe(row.ToJourney());
            model.Finish(players);

            var expected = DenseMarkov.Effects(rows, order, players.Count);
            for (var player = 0; player < players.Count; player++)
                model.Effects[player].ShouldBe(expected.Conversions[player], 1e-12);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void conversions_and_money_agree_with_a_dense_solution_on_real_paths(int order)
    {
        var file = Repository.Shared("channelattribution_Data.csv");
        var (rows, players) = PathRows.Read(file);
        var report = ModelRuns.OfFile(file, new ModelOptions { Models = ["markov"], Order = order });
        var expected = DenseMarkov.Effects(rows, order, players.Count);
        players.Count.ShouldBe(12);

        for (var player = 0; player < players.Count; player++)
        {
            var conversions = expected.Conversions[player] / expected.Conversions.Sum() * report.Conversions;
            var value = expected.Value[player] / expected.Value.Sum() * (double)report.Value;
            report.Conversions(players[player]).ShouldBeClose(conversions, 1e-9);
            report.Value(players[player]).ShouldBeClose(value, 1e-9);
        }
    }

    [Fact]
    public void an_order_beyond_every_path_reproduces_the_paths()
    {
        // Then the chain has no shortcuts: without a player, exactly the conversions of paths with it are lost.
        (string, long, long)[] rows = [("a > b > a", 2, 1), ("b > c", 3, 0), ("c", 5, 5)];

        var effects = MarkovEffects.Of(ModelOptions.MaxOrder, rows);

        effects["a"].ShouldBeClose(0.2);
        effects["b"].ShouldBeClose(0.5);
        effects["c"].ShouldBeClose(0.8);
    }

    [Fact]
    public void loops_of_one_player_do_not_change_removal_effects_at_order_one()
    {
        var plain = MarkovEffects.Of(1, ("a > b", 3, 1), ("b > c", 1, 4), ("c > a", 2, 2));
        var looped = MarkovEffects.Of(1, ("a > a > a > b", 3, 1), ("b > b > c", 1, 4), ("c > a > a", 2, 2));

        plain.Keys.ShouldBe(["a", "b", "c"], ignoreOrder: true);
        foreach (var (player, effect) in plain)
            looped[player].ShouldBeClose(effect, 1e-13);
    }

    [Fact]
    public void a_very_long_journey_is_solved_as_exactly_as_a_short_one()
    {
        var path = string.Join(" > ", Enumerable.Repeat("a > b > c > d", 5000));

        var effects = MarkovEffects.Of(1, (path, 1, 0), ("d > a", 1, 3), ("e", 2, 0));

        // All that begins with a or d ends up in d; the rest is e.
        effects["e"].ShouldBe(2 / 4.0, 1e-12);
        effects["d"].ShouldBeLessThanOrEqualTo(0.5 + 1e-12);
    }

    [Fact]
    public void money_follows_conversions_where_refunds_make_its_effects_meaningless()
    {
        var report = ModelRuns.Of("markov", ("a", 1, 10m, 0), ("b", 1, -9m, 0));

        report.Value("a").ShouldBe(0.5);
        report.Value("b").ShouldBe(0.5);
    }

    [Fact]
    public void weights_multiply_removal_effects()
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, new ModelOptions { Models = ["markov"] });
        var (a, b) = (players.IndexOf("a"), players.IndexOf("b"));
        run.Observe(new Journey { Touches = [new Touch(a, 0, 0.25), new Touch(b, 1, 0.5)], Conversions = 6 });
        run.Observe(new Journey { Touches = [new Touch(b, 1, 0.5)], Nulls = 6 });

        var report = run.Finish();

        // Without a half of the conversions are lost, without b all; times 0.25 and 0.5 that is 1 to 4.
        report.Conversions("a").ShouldBeClose(1.2);
        report.Conversions("b").ShouldBeClose(4.8);
    }

    [Fact]
    public void without_conversions_nobody_earns_anything()
    {
        var report = ModelRuns.Of("markov", ("a > b", 0, 0, 9));

        report.Credits.Select(credit => (credit.Conversions, credit.Value)).ShouldBe(Enumerable.Repeat((0m, 0m), 3), "a, b and what nobody earned");
    }

    [Fact]
    public void more_transitions_than_the_bound_are_rejected_with_a_remedy()
    {
        var counts = new TransitionCounts(order: 2, maxTransitions: 3);
        var journey = new[] { new Touch(0, 0), new Touch(1, 0), new Touch(2, 0), new Touch(3, 0) };

        var problem = Should.Throw<UserException>(() => counts.Add(new Journey { Touches = journey, Nulls = 1 }));

        problem.Remedy.ShouldContain("Lower the order");
    }
}
