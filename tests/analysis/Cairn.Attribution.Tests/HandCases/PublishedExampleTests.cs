using Cairn.Attribution.Running;
using Cairn.Attribution.Tests.Support;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.HandCases;

/// <summary>Examples that others publish with their results.</summary>
public class PublishedExampleTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void analyzecore_removal_effects()
    {
        (string, long, long)[] rows = [("C1 > C2 > C3", 1, 0), ("C1", 0, 1), ("C2 > C3", 0, 1)];
        var effects = MarkovEffects.Of(1, rows);
        var report = ModelRuns.Of("markov", rows.Select(row => (row.Item1, row.Item2, 0m, row.Item3)));

        effects["C1"].ShouldBeClose(0.5);
        effects["C2"].ShouldBeClose(1);
        effects["C3"].ShouldBeClose(1);
        report.Conversions("C1").ShouldBeClose(0.2);
        report.Conversions("C2").ShouldBeClose(0.4);
        report.Conversions("C3").ShouldBeClose(0.4);
    }

    [Fact]
    public void dp6_time_decay_by_whole_half_lives()
    {
        var shares = TimeDecay(TimeSpan.FromHours(7), whole: true, Hour, 14, 12, 0);

        shares.ShouldBe([0.25m, 0.25m, 0.5m]);
    }

    [Fact]
    public void marketingskills_journey_by_time_decay()
    {
        var shares = TimeDecay(TimeSpan.FromDays(7), whole: false, 24 * Hour, 38, 33, 26, 8, 0);
        double[] dollars = [.. shares.Select(share => (double)share * 12000)];

        // The page gives some of these in round numbers.
        dollars[0].ShouldBe(175, 0.5);
        dollars[1].ShouldBe(288, 1);
        dollars[2].ShouldBe(575, 0.5);
        dollars[3].ShouldBe(3417, 0.5);
        dollars[4].ShouldBe(7545, 0.5);
    }

    [Theory]
    [InlineData("position_based", 4800, 800, 800, 800, 4800)]
    [InlineData("linear", 2400, 2400, 2400, 2400, 2400)]
    public void marketingskills_journey_by_rules(string model, double a, double b, double c, double d, double e)
    {
        var report = ModelRuns.Of(model, ("a > b > c > d > e", 1, 12000m, 0));

        new[] { "a", "b", "c", "d", "e" }.Select(key => report.Value(key)).ShouldBe([a, b, c, d, e]);
    }

    [Theory]
    [InlineData("first", 140, 0)]
    [InlineData("last", 140, 0)]
    [InlineData("linear", 93.33333333, 46.66666667)]
    [InlineData("position_based", 112, 28)]
    public void snowplow_attribution_direct_search_direct(string model, double direct, double search)
    {
        var report = ModelRuns.Of(model, ("Direct > Organic_Search > Direct", 1, 140m, 0));

        report.Value("Direct").ShouldBe(direct, 1e-8);
        report.Value("Organic_Search").ShouldBe(search, 1e-8);
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("position_based")]
    public void snowplow_attribution_two_touches(string model)
    {
        var report = ModelRuns.Of(model, ("Direct > Video", 1, 66.50m, 0));

        report.Value("Direct").ShouldBe(33.25);
        report.Value("Video").ShouldBe(33.25);
    }

    [Fact]
    public void snowplow_fractribution_counterfactual()
    {
        var report = ModelRuns.Of(
            "counterfactual",
            ("Direct", 3, 94.42m, 25), ("Organic_Search", 1, 66.5m, 26), ("Referral > Direct", 0, 0, 1),
            ("Video", 1, 200m, 2), ("Organic_Search > Paid_Search_Other", 0, 0, 2), ("Referral", 0, 0, 2),
            ("Organic_Search > Direct", 1, 140m, 1), ("Paid_Search_Other", 0, 0, 1), ("Unmatched_Channel", 0, 0, 1));

        report.Conversions("Direct").ShouldBeClose(3.5409582690664606);
        report.Conversions("Organic_Search").ShouldBeClose(1.459041731664606);
        report.Conversions("Video").ShouldBe(1);
        report.Value("Direct").ShouldBeClose(170.1541576513);
        report.Value("Organic_Search").ShouldBeClose(130.7658423493);
        report.Value("Video").ShouldBe(200);
    }

    [Fact]
    public void eeghor_heuristics()
    {
        (string, long, decimal, long)[] rows =
            [("direct", 2, 0, 1), ("search > email", 3, 0, 2), ("search > social > email", 5, 0, 4)];

        ModelRuns.Of("first", rows).Conversions("search").ShouldBe(8);
        ModelRuns.Of("last", rows).Conversions("email").ShouldBe(8);
        ModelRuns.Of("linear", rows).Conversions("search").ShouldBeClose(19.0 / 6);
        ModelRuns.Of("position_based", rows).Conversions("email").ShouldBeClose(3.5);
        ModelRuns.Of("position_based", rows).Conversions("social").ShouldBeClose(1);
    }

    [Fact]
    public void eeghor_position_weights_of_two_touches()
    {
        var options = new ModelOptions { Models = ["position_based"], Position = new PositionWeights(30, 0, 70) };

        ModelRuns.Of(options, ("x > y", 10, 0, 0)).Conversions("x").ShouldBe(3);
    }

    // Shares of the touches of one journey that began so many units before its end.
    private static decimal[] TimeDecay(TimeSpan halfLife, bool whole, long unit, params long[] before)
    {
        var players = new NameIndex();
        var options = new ModelOptions { Models = ["time_decay"], HalfLife = halfLife, WholeHalfLives = whole };
        var run = new AttributionRun(players, options);
        var names = before.Select((_, i) => $"touch {i}").ToArray();
        var touches = before.Select((gap, i) => new Touch(players.IndexOf(names[i]), -gap * unit)).ToArray();
        run.Observe(new Journey { Touches = touches, Conversions = 1 });
        var report = run.Finish();
        return Array.ConvertAll(names, name => report.Row("time_decay", name).Conversions);
    }
}
