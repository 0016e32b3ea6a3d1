using Cairn.Attribution.Running;
using Cairn.Attribution.Tests.Support;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Rules;

public class RuleTests
{
    [Theory]
    [InlineData("first", "b")]
    [InlineData("last", "c")]
    [InlineData("last_non_direct", "b")]
    public void touches_that_weigh_nothing_are_passed_over(string model, string winner)
    {
        var report = Weighted(
            new ModelOptions { Models = [model], DirectPlayer = "C" }, ("a", 0), ("b", 0.5), ("c", 2), ("d", 0));

        report.Row(model, winner).Conversions.ShouldBe(1);
    }

    [Theory]
    [InlineData("Direct > direct", "direct")]
    [InlineData("a > Direct > DIRECT", "a")]
    public void last_non_direct_passes_over_direct_in_any_case_unless_all_is_direct(string path, string winner) =>
        ModelRuns.Of("last_non_direct", (path, 1, 0, 0)).Row("last_non_direct", winner).Conversions.ShouldBe(1);

    [Fact]
    public void weights_multiply_linear_shares()
    {
        var report = Weighted(new ModelOptions { Models = ["linear"] }, ("a", 0.1), ("b", 0.3), ("c", 0.6));

        report.Conversions("a").ShouldBeClose(0.1);
        report.Conversions("c").ShouldBeClose(0.6);
    }

    [Fact]
    public void weights_multiply_positions()
    {
        var report = Weighted(new ModelOptions { Models = ["position_based"] }, ("a", 0.5), ("b", 1), ("c", 0.5));

        report.Conversions("a").ShouldBe(1 / 3.0, 1e-9);
        report.Conversions("b").ShouldBe(1 / 3.0, 1e-9);
    }

    [Fact]
    public void a_touch_of_long_ago_loses_to_a_new_one_and_never_to_nothing()
    {
        var options = new ModelOptions { Models = ["time_decay"], HalfLife = TimeSpan.FromSeconds(1) };

        // Both are thousands of half-lives old: 2^-86400 is 0 in floating point, yet their ratio counts.
        var report = Weighted(options, ("a", 1), ("b", 1), ("c", 0));

        report.Conversions("b").ShouldBe(1);
    }

    [Fact]
    public void collapsing_counts_touches_in_a_row_as_one()
    {
        var options = new ModelOptions { Models = ["linear"], CollapseRepeats = true };

        ModelRuns.Of(options, ("a > a > a > b > a", 3, 0, 0)).Conversions("a").ShouldBe(2);
    }

    [Theory]
    [InlineData("40/20")]
    [InlineData("0/100/0")]
    [InlineData("a/b/c")]
    [InlineData("-1/2/3")]
    [InlineData("40/NaN/40")]
    public void wrong_position_weights_are_rejected(string text) =>
        Should.Throw<UserException>(() => PositionWeights.Parse(text)).Message.ShouldContain(text);

    [Theory]
    [InlineData("linear,linea", "'linea'")]
    [InlineData(",", "No model was named.")]
    public void wrong_models_are_rejected(string text, string message) =>
        Should.Throw<UserException>(() => ModelNames.Parse(text)).Message.ShouldContain(message);

    [Fact]
    public void models_are_read_in_the_order_given() =>
        ModelNames.Parse("shapley, first,shapley").ShouldBe(["shapley", "first"]);

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public void an_order_out_of_range_is_rejected(int order) =>
        Should.Throw<UserException>(() => new AttributionRun(new NameIndex(), new ModelOptions { Order = order }));

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 1, 5)]
    public void impossible_journeys_are_rejected(long conversions, long nulls, int value)
    {
        var run = new AttributionRun(new NameIndex(), new ModelOptions());

        Should.Throw<ArgumentException>(() =>
            run.Observe(new Journey { Conversions = conversions, Nulls = nulls, Value = value }));
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void impossible_weights_are_rejected(double weight) =>
        Should.Throw<ArgumentException>(() => Weighted(new ModelOptions(), ("a", weight)));

    // One journey with one conversion, a day from touch to touch.
    private static ModelCredits Weighted(ModelOptions options, params (string Player, double Weight)[] steps)
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, options);
        var touches = steps.Select((step, i) =>
            new Touch(players.IndexOf(step.Player), (i + 1 - steps.Length) * 86_400_000L, step.Weight));
        run.Observe(new Journey { Touches = touches.ToArray(), Conversions = 1 });
        return run.Finish();
    }
}
