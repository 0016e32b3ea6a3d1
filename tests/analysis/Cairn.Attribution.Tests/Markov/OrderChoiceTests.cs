using Cairn.Attribution.Running;
using Cairn.Attribution.Tests.Support;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Markov;

/// <summary>The order is chosen by how well a chain foretells steps that it has not seen: where the truth is known it is the true one.</summary>
public sealed class OrderChoiceTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private static readonly ModelOptions Auto = new() { Models = ["markov"], Order = ModelOptions.AutoOrder };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void journeys_that_remember_so_many_touches_get_that_order(int memory)
    {
        var report = Report(memory, journeys: 20_000, Auto);

        report.Chain!.Order.ShouldBe(memory);
        report.Chain.Losses.Select(static loss => loss.Order).ShouldBe([1, 2, 3, 4, 5]);
        report.Chain.Losses.MinBy(static loss => loss.BitsPerStep)!.Order.ShouldBe(memory);
    }

    /// <summary>A higher order always fits better what it was fitted to, and the more so the fewer journeys there are.</summary>
    [Fact]
    public void few_journeys_do_not_make_a_memory() =>
        Report(memory: 1, journeys: 100, Auto).Chain!.Order.ShouldBe(1);

    [Fact]
    public void the_credits_and_intervals_are_those_of_the_order_that_was_chosen()
    {
        var chosen = Report(memory: 2, journeys: 2000, Auto with { Replicates = 20 });
        var given = Report(memory: 2, journeys: 2000, Auto with { Order = chosen.Chain!.Order, Replicates = 20 });

        chosen.Credits.ShouldBe(given.Credits);
        chosen.Intervals!.Rows.Select(static row => row!.Conversions).ShouldBe(given.Intervals!.Rows.Select(static row => row!.Conversions));
        given.Chain.ShouldBeNull();
    }

    [Fact]
    public void the_matrix_and_the_removal_effects_are_those_of_the_hand_case()
    {
        // eeghor/mta's test case: paths "a > b" 3 conversions and 1 without, "a > c" 1 and 1.
        var chain = ModelRuns.Of(new ModelOptions { Models = ["markov"], Detail = true }, ("a > b", 3, 30m, 1), ("a > c", 1, 10m, 1)).Chain!;

        chain.Transitions.Select(static row => $"{row.From}, {row.To}: {row.Count}, {row.Probability:0.0000}").ShouldBe(
        [
            "(start), a: 6, 1.0000", "a, b: 4, 0.6667", "a, c: 2, 0.3333",
            "b, (conversion): 3, 0.7500", "b, (null): 1, 0.2500", "c, (conversion): 1, 0.5000", "c, (null): 1, 0.5000",
        ]);
        chain.Effects.Select(static effect => $"{effect.Key} {effect.Conversions:0.0000}").ShouldBe(["a 1.0000", "b 0.7500", "c 0.2500"]);
        chain.Losses.ShouldBeEmpty();
    }

    private static ModelCredits Report(int memory, int journeys, ModelOptions options)
    {
        var random = new Random(memory);
        var players = new NameIndex();
        var run = new AttributionRun(players, options);
        for (var i = 0; i < journeys; i++)
        {
            var path = new List<int>();

            // A journey ends after any touch as likely as after any other: else its length would tell a longer memory something.
            do
            {
                // What comes next is mostly fixed by the touches that are remembered.
                var seed = path.TakeLast(memory).Aggregate(7, static (sum, player) => (sum * 5) + player + 1);
                path.Add(random.Next(4) == 0 ? random.Next(4) : new Random(seed).Next(4));
            }
            while (random.Next(6) > 0);

            var converts = random.Next(5) == 0 ? 1 : 0;
            run.Observe(new Journey { Touches = [.. path.Select((player, at) => new Touch(players.IndexOf(Names[player]), at))], Conversions = converts, Nulls = 1 - converts });
        }

        return run.Finish();
    }
}
