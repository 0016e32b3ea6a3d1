using Cairn.World.Cli.Scores;
using Cairn.World.Score.Attribution;

namespace Cairn.World.Cli.Tests.Scores;

public class AttributionScoreViewTests
{
    private static readonly string[] Models = ["first", "last", "last_non_direct", "linear", "position_based", "time_decay", "markov", "shapley"];

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(130)]
    [InlineData(240)]
    public void tables_and_sentences_fit_the_page(int width)
    {
        var lines = Lines(width, noise: 4);

        lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(width);
        string.Concat(lines).ShouldNotContain("\e");
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(60, 3)]
    public void eight_models_stand_side_by_side_from_100_columns_on(int width, int tables) =>
        Lines(width, noise: 4).Count(line => line.StartsWith("Organic", StringComparison.Ordinal) && line.Contains("120.4", StringComparison.Ordinal)).ShouldBe(tables);

    [Fact]
    public void the_model_nearest_to_the_truth_has_a_star_in_each_row()
    {
        var lines = Lines(100, noise: 0.5);

        // Shares 60 and 40 are true; the first model says 50/50, the second 62/38, the others further off.
        lines.Single(line => line.StartsWith("Organic", StringComparison.Ordinal)).ShouldContain("62.0*");
        lines.Single(line => line.StartsWith("mean absolute error", StringComparison.Ordinal)).ShouldContain("2.0*");
        lines.Single(line => line.StartsWith("over-credit", StringComparison.Ordinal)).ShouldNotContain("*"); // the same for all
        lines.ShouldContain("last comes nearest to the truth: its shares are off by 2.0 points on average.");
    }

    [Fact]
    public void models_that_cannot_be_told_apart_are_named() =>
        string.Join(' ', Lines(100, noise: 8.5)).ShouldContain("smaller differences mean nothing: first is no worse than last.");

    [Fact]
    public void a_colour_marks_the_nearest_for_those_who_want_it()
    {
        var output = new StringWriter();
        new AttributionScoreView(Score(4), "USD", new Page(100, Colour: true)).Write(output);

        output.ToString().ShouldContain("\e[32m");
    }

    private static string[] Lines(int width, double noise)
    {
        var output = new StringWriter { NewLine = "\n" };
        new AttributionScoreView(Score(noise), "USD", new Page(width, Colour: false)).Write(output);
        return output.ToString().Split('\n');
    }

    private static AttributionScore Score(double noise)
    {
        PlayerTruth[] players = [new("Organic Search", 120.4, 10.2, 0.6), new("Email", 80.3, 9.1, 0.4)];
        double[] first = [0.5, 0.62, 0.4, 0.3, 0.2, 0.1, 0.05, 0];
        var models = Models.Select((name, i) => new ModelScore
        {
            Model = name,
            Shares = [first[i], 1 - first[i]],
            MeanAbsoluteError = 100 * Math.Abs(first[i] - 0.6),
            RankCorrelation = first[i] > 0.5 ? 1 : -1,
            MaxOver = new ShareError("Email", 10),
            MaxUnder = null,
            Handed = 1200,
            OverCredit = 2.5,
        }).ToList();
        return new AttributionScore("channel", "purchase", Models, new MeasureScore(players, models, 480, noise), null, ["Direct"], []);
    }
}
