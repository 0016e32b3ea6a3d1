using Cairn.Attribution.Running;
using Cairn.Attribution.Tests.Support;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Resampling;

public sealed class IntervalTests
{
    private const long Hour = 3_600_000;

    private static readonly string[] Names = ["a", "b", "c", "d"];
    private static readonly ModelOptions Options = new() { Replicates = 200 };

    /// <summary>
    /// A population of 6,000 people, most with several journeys; 200 samples of 1,500 of them. What an interval of 90 % must cover is what the model gives
    /// to the whole population, scaled to the sample.
    /// </summary>
    [Fact]
    public void intervals_of_90_percent_cover_what_the_model_gives_to_everybody_in_85_to_95_of_100_samples()
    {
        const int people = 6000, sample = 1500, samples = 200;
        var random = new Random(20261201);
        var lives = Enumerable.Range(0, people).Select(_ => Life(random)).ToArray();
        var whole = Report(lives.Select((life, i) => ((ulong)i + 1, life)), new ModelOptions());
        var covered = new int[whole.Credits.Count];
        for (var i = 0; i < samples; i++)
        {
            var drawn = Enumerable.Range(0, sample).Select(place => ((ulong)random.NextInt64(), lives[random.Next(people)]));
            var report = Report(drawn, Options);
            for (var row = 0; row < covered.Length; row++)
            {
                var truth = (double)whole.Credits[row].Conversions * sample / people;
                var (low, high) = report.Intervals!.Rows[row]!.Conversions;
                covered[row] += truth >= low && truth <= high ? 1 : 0;
            }
        }

        // Of each row alone 200 samples tell no more than +-4 points; of all rows together far more.
        var rows = Enumerable.Range(0, covered.Length).Where(row => whole.Credits[row].Conversions > 0).ToArray();
        rows.Average(row => covered[row] / (double)samples).ShouldBeInRange(0.87, 0.93);
        foreach (var row in rows)
            (covered[row] / (double)samples).ShouldBeInRange(0.82, 0.97, $"{whole.Credits[row].Model} {whole.Credits[row].Key}");
    }

    [Fact]
    public void the_order_of_journeys_and_of_names_changes_no_digit()
    {
        var random = new Random(7);
        var lives = Enumerable.Range(0, 300).Select(i => ((ulong)i + 1, Life(random))).ToArray();
        var rows = Enumerable.Range(0, 200).Select(_ => (Path: string.Join(" > ", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Names[random.Next(4)])),
            Conversions: (long)random.Next(0, 3), Value: 0m, Nulls: (long)random.Next(0, 9))).ToArray();

        Texts(Report(lives, Options)).ShouldBe(Texts(Report(lives.Reverse(), Options)));
        Texts(ModelRuns.Of(Options, rows)).ShouldBe(Texts(ModelRuns.Of(Options, rows.Reverse())));
    }

    [Fact]
    public void a_path_counts_the_same_in_one_row_and_in_many()
    {
        var one = ModelRuns.Of(Options, ("a > b", 40, 400m, 200), ("b", 10, 90m, 100));
        var many = ModelRuns.Of(Options, [.. Enumerable.Repeat(("a > b", 1L, 10m, 5L), 40), .. Enumerable.Repeat(("b", 1L, 9m, 10L), 10)]);

        Texts(one).ShouldBe(Texts(many));
    }

    [Fact]
    public void all_journeys_of_a_person_are_drawn_together()
    {
        // One person with 100 conversions is one draw: the interval of a sum of hundred people would be far narrower.
        var alone = Report([(1UL, Enumerable.Repeat((Path: new[] { 0 }, Converts: true), 100).ToArray())], Options with { Models = ["last"] });
        var people = Report(Enumerable.Range(1, 100).Select(i => ((ulong)i, new[] { (Path: new[] { 0 }, Converts: true) })), Options with { Models = ["last"] });

        Width(alone).ShouldBeGreaterThan(150);
        Width(people).ShouldBeInRange(20, 50); // 2 x 1.645 x sqrt(100) = 33
    }

    [Fact]
    public void money_has_intervals_of_its_own()
    {
        var report = ModelRuns.Of(Options with { Models = ["linear"] }, ("a", 100, 1000m, 0), ("b", 100, 9000m, 0));

        var (low, high) = report.Intervals!.Rows[1]!.Value;
        low.ShouldBeInRange(7000, 8500);
        high.ShouldBeInRange(9500, 11_000);
    }

    [Fact]
    public void it_is_known_how_likely_one_player_earns_more_than_another()
    {
        var report = ModelRuns.Of(Options with { Models = ["last"] }, ("a", 100, 0, 0), ("b", 100, 0, 0), ("c", 200, 0, 0));

        report.Intervals!.Rows[2]!.ProbabilityAbove(report.Intervals.Rows[0]!).ShouldBeGreaterThan(0.99);
        report.Intervals.Rows[0]!.ProbabilityAbove(report.Intervals.Rows[1]!).ShouldBeInRange(0.3, 0.7);
    }

    [Fact]
    public void conversions_that_nobody_earned_have_an_interval_in_every_model()
    {
        var report = ModelRuns.Of(Options, ("", 50, 0, 10), ("a > b", 50, 0, 50));

        foreach (var (credit, interval) in report.Credits.Zip(report.Intervals!.Rows).Where(row => row.First.Key == Credit.Unattributed))
        {
            interval!.Conversions.Low.ShouldBeInRange(30, 45, credit.Model);
            interval.Conversions.High.ShouldBeInRange(55, 70, credit.Model);
        }
    }

    [Fact]
    public void a_model_that_keeps_no_sums_has_none()
    {
        var report = ModelRuns.Of(Options with { Models = ["linear", "counterfactual"] }, ("a > b", 5, 0, 5));

        report.IntervalOf(0, 0).ShouldNotBeNull();
        report.IntervalOf(1, 0).ShouldBeNull();
    }

    [Fact]
    public void too_many_players_give_up_intervals_and_nothing_else()
    {
        var report = ModelRuns.Of(Options with { Models = ["last"] }, Enumerable.Range(0, 8200).Select(i => ($"p{i}", 1L, 0m, 0L)));

        report.Conversions.ShouldBe(8200);
        report.Intervals!.Rows.ShouldAllBe(row => row == null);
    }

    [Theory]
    [InlineData(1, 0.9)]
    [InlineData(2001, 0.9)]
    [InlineData(200, 0.4)]
    [InlineData(200, 1)]
    public void what_cannot_be_drawn_is_rejected(int replicates, double level) =>
        Should.Throw<UserException>(() => new AttributionRun(new NameIndex(), new ModelOptions { Replicates = replicates, Level = level }));

    private static double Width(ModelCredits report) => report.Intervals!.Rows[0]!.Conversions is var (low, high) ? high - low : 0;

    private static string[] Texts(ModelCredits report) =>
        [.. report.Intervals!.Rows.Select((row, i) => $"{report.Credits[i].Model} {report.Credits[i].Key} {row!.Conversions} {row.Value}")];

    /// <summary>One to four journeys; some players are likelier to convert, and some people likelier than others.</summary>
    private static (int[] Path, bool Converts)[] Life(Random random)
    {
        var wish = random.NextDouble();
        return [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
        {
            int[] path = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(4))];
            return (path, random.NextDouble() < wish * (0.2 + (0.1 * path.Max())));
        })];
    }

    private static ModelCredits Report(IEnumerable<(ulong Person, (int[] Path, bool Converts)[] Journeys)> lives, ModelOptions options)
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, options);
        foreach (var (person, journeys) in lives)
        {
            foreach (var (path, converts) in journeys)
            {
                run.Observe(new Journey
                {
                    Touches = [.. path.Select((player, i) => new Touch(players.IndexOf(Names[player]), i * Hour))],
                    Conversions = converts ? 1 : 0,
                    Value = converts ? path.Length : 0,
                    Nulls = converts ? 0 : 1,
                    EndedAt = path.Length * Hour,
                    Person = person,
                });
            }
        }

        return run.Finish();
    }
}
