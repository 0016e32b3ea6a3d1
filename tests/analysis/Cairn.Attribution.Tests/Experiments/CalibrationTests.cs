using Cairn.Attribution.Experiments;
using Cairn.Attribution.Tests.Support;
using Cairn.Model;

namespace Cairn.Attribution.Tests.Experiments;

public sealed class CalibrationTests
{
    private static readonly DateOnly Day = new(2026, 1, 5);

    /// <summary>Two normal opinions of one number are their mean by precision (Gelman and others 2013, section 2.5).</summary>
    [Fact]
    public void one_player_is_the_mean_of_prior_and_experiment_by_their_precision()
    {
        // Credit 200 of 1,000: the prior's variance is (0.5 x 200)^2 + (0.1 x 1,000)^2 = 20,000 around m x 200 with m ~ N(1, 1): together 60,000 around 200.
        var effect = EffectPosterior.Mean([200], 1000, [(500, 50)])[0];

        effect.ShouldBe(200 + (60_000.0 / (60_000 + 2500) * 300), 1e-9);
    }

    [Fact]
    public void without_an_experiment_credits_stay_what_they_are() =>
        EffectPosterior.Mean([200, 700], 1000, [null, null]).ShouldBe([200, 700]);

    [Fact]
    public void a_sure_experiment_is_believed_and_says_something_of_the_others()
    {
        var effects = EffectPosterior.Mean([400, 400, 100], 1000, [(200, 0.001), null, null]);

        effects[0].ShouldBe(200, 1e-3);
        effects[1].ShouldBeInRange(200, 399); // the model claims too much, as far as was seen
        (effects[1] / effects[2]).ShouldBe(4, 1e-9);
    }

    [Fact]
    public void a_player_that_leaves_no_touch_gets_what_was_proved()
    {
        var effects = EffectPosterior.Mean([900, 1], 1000, [null, (100, 5)]);

        effects[1].ShouldBeInRange(95, 101);
    }

    [Fact]
    public void what_is_handed_out_adds_up_and_the_rest_is_unattributed()
    {
        var report = ModelRuns.Of(new ModelOptions { Models = ["linear", "last"], Replicates = 100 }, ("search > video", 30, 411.17m, 70), ("search", 60, 900.01m, 40));

        var calibrated = Calibration.Apply(report, [Of("search", 0.3, 0.25, 0.35)]);

        calibrated.Models.ShouldBe(["linear", "linear_calibrated", "last", "last_calibrated"]);
        foreach (var model in calibrated.Models)
        {
            calibrated.Credits.Where(credit => credit.Model == model).Sum(static credit => credit.Conversions).ShouldBe(90, model);
            calibrated.Credits.Where(credit => credit.Model == model).Sum(static credit => credit.Value).ShouldBe(1311.18m, model);
        }

        calibrated.Row("linear", "search").ShouldBe(report.Row("linear", "search"));
        ((double)calibrated.Row("linear_calibrated", "search").Conversions).ShouldBeInRange(22, 35);
        calibrated.Row("linear_calibrated", "(unattributed)").Conversions.ShouldBeGreaterThan(20);
        var (low, high) = calibrated.IntervalOf(1, 0)!.Conversions;
        ((double)calibrated.Row("linear_calibrated", "search").Conversions).ShouldBeInRange(low, high);
    }

    [Fact]
    public void several_experiments_of_a_player_are_surer_than_one()
    {
        var report = ModelRuns.Of("last", ("a", 100, 0, 0), ("b", 100, 0, 0));

        var one = Calibration.Apply(report, [Of("a", 0.2, 0.1, 0.3)]).Row("last_calibrated", "a").Conversions;
        var three = Calibration.Apply(report, [Of("a", 0.2, 0.1, 0.3), Of("a", 0.2, 0.1, 0.3), Of("a", 0.2, 0.1, 0.3)]).Row("last_calibrated", "a").Conversions;

        three.ShouldBeInRange(40, one);
        three.ShouldBeLessThan(one);
    }

    [Fact]
    public void a_player_that_the_report_does_not_have_is_asked_about() =>
        Should.Throw<UserException>(() => Calibration.Apply(ModelRuns.Of("last", ("Paid Search", 1, 0, 0)), [Of("paid serch", 0.1, 0, 0.2)])).Remedy.ShouldContain("Did you mean 'Paid Search'?");

    private static Experiment Of(string key, double share, double low, double high) => new(key, Day, Day.AddDays(27), share, low, high, 0.95);
}
