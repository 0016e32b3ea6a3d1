using Cairn.Prediction.Logistic;

namespace Cairn.Prediction.Tests;

public sealed class LogisticRegressionTests
{
    private const double Loose = 1e6;

    /// <summary>With one feature the answer is the log-odds of the two-by-two table (Agresti 2013, "Categorical Data Analysis", section 5.1).</summary>
    [Fact]
    public void one_feature_is_the_log_odds_ratio_of_the_table()
    {
        var rows = new BinaryRows(1);
        rows.Add([], 100, 20);
        rows.Add([0], 50, 30);

        var model = LogisticRegression.Fit(rows, Loose);

        model.Intercept.ShouldBe(Math.Log(20.0 / 80), 1e-6);
        model.Weights[0].ShouldBe(Math.Log(30.0 / 20) - Math.Log(20.0 / 80), 1e-6);
        model.Probability([0]).ShouldBe(0.6, 1e-6);
    }

    [Fact]
    public void without_a_feature_it_is_the_mean()
    {
        var rows = new BinaryRows(0);
        rows.Add([], 80, 20);

        LogisticRegression.Fit(rows).Probability([]).ShouldBe(0.25, 1e-6);
    }

    /// <summary>At the answer the derivative of log-likelihood and prior is 0 in every weight; and it is a different one from where it began.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void no_small_move_does_better(int seed)
    {
        const double deviation = 2;
        var rows = Random(seed, features: 8, count: 300);
        var model = LogisticRegression.Fit(rows, deviation);

        for (var feature = 0; feature < 8; feature++)
        {
            var slope = -model.Weights[feature] / (deviation * deviation);
            for (var row = 0; row < rows.Count; row++)
                slope += rows[row].Contains(feature) ? rows.Positives[row] - (rows.Times[row] * model.Probability(rows[row])) : 0;
            slope.ShouldBe(0, 1e-6, $"seed {seed}, feature {feature}");
        }

        // The intercept has no prior, so that the model expects as many positives as there were.
        Enumerable.Range(0, rows.Count).Sum(row => rows.Times[row] * model.Probability(rows[row])).ShouldBe(rows.Positives.Sum(), 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void all_or_none_positive_is_no_infinity(double positives)
    {
        var rows = new BinaryRows(2);
        rows.Add([0], 20, positives / 2);
        rows.Add([0, 1], 20, positives / 2);

        var model = LogisticRegression.Fit(rows);

        double.IsFinite(model.Intercept).ShouldBeTrue();
        model.Probability([0, 1]).ShouldBe(positives / 40, 0.02);
    }

    [Fact]
    public void what_a_feature_tells_for_certain_stays_believable()
    {
        var rows = new BinaryRows(1);
        rows.Add([], 1000, 0);
        rows.Add([0], 5, 5);

        LogisticRegression.Fit(rows, priorDeviation: 2).Weights[0].ShouldBeInRange(2, 15);
    }

    [Fact]
    public void times_are_as_good_as_repetition_and_a_start_changes_nothing()
    {
        var (once, many) = (new BinaryRows(2), new BinaryRows(2));
        once.Add([0], 4, 1);
        once.Add([1], 6, 3);
        for (var i = 0; i < 4; i++)
            many.Add([0], 1, i == 0 ? 1 : 0);
        for (var i = 0; i < 6; i++)
            many.Add([1], 1, i < 3 ? 1 : 0);

        var model = LogisticRegression.Fit(once);

        LogisticRegression.Fit(many).Weights[0].ShouldBe(model.Weights[0], 1e-8);
        LogisticRegression.Fit(once, 2, new LogisticModel(3, [-4, 4])).Weights[1].ShouldBe(model.Weights[1], 1e-8);
    }

    [Fact]
    public void what_is_no_observation_is_rejected()
    {
        var rows = new BinaryRows(2);

        Should.Throw<ArgumentOutOfRangeException>(() => rows.Add([2], 1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => rows.Add([0], 1, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => LogisticRegression.Fit(new BinaryRows(LogisticRegression.MaxFeatures + 1)));
    }

    private static BinaryRows Random(int seed, int features, int count)
    {
        var random = new Random(seed);
        var rows = new BinaryRows(features);
        for (var i = 0; i < count; i++)
        {
            int[] present = [.. Enumerable.Range(0, features).Where(_ => random.Next(3) == 0)];
            var times = random.Next(1, 9);
            rows.Add(present, times, random.Next(0, times + 1));
        }

        return rows;
    }
}
