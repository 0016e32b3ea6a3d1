using Cairn.Attribution.Running;
using Cairn.Attribution.Tests.Support;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests;

public class ConservationTests
{
    private static readonly string[] Names = ["search", "email", "Direct", "social", "zeta", "Alpha", "display"];

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void every_model_hands_out_exactly_what_was_earned(bool weighted, bool refunds) =>
        Generated.Check(Generated.Journeys(weighted, refunds), rows =>
        {
            var report = Report(rows, Names);
            foreach (var model in report.Models)
            {
                var credits = report.Credits.Where(credit => credit.Model == model).ToList();
                credits.Sum(credit => credit.Conversions).ShouldBe(rows.Sum(row => row.Conversions), model);
                credits.Sum(credit => credit.Value).ShouldBe(rows.Sum(row => row.Value), model);
            }
        });

    [Fact]
    public void no_model_gives_less_than_nothing_when_there_are_no_refunds() =>
        Generated.Check(Generated.Journeys(weighted: true, refunds: false), rows =>
        {
            var least = Report(rows, Names).Credits.Min(credit => Math.Min(credit.Conversions, credit.Value));
            least.ShouldBeGreaterThanOrEqualTo(-0.000000001m);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void the_order_of_the_journeys_does_not_change_a_digit(int order) =>
        Generated.Check(Generated.Journeys(weighted: true, refunds: true), rows =>
        {
            var forwards = Report(rows, Names, order);
            var backwards = Report(rows.Reverse(), Names, order);
            backwards.Credits.ShouldBe(forwards.Credits);
        });

    [Fact]
    public void the_order_in_which_players_appear_does_not_change_a_digit() =>
        Generated.Check(Generated.Journeys(weighted: true, refunds: false), rows =>
        {
            int[] other = [3, 6, 0, 2, 5, 1, 4];
            var renamed = rows.Select(row => row with
            {
                Touches = Array.ConvertAll(row.Touches, touch => touch with { Player = Array.IndexOf(other, touch.Player) }),
            });
            var names = Array.ConvertAll(other, player => Names[player]);
            Report(renamed, names, 2).Credits.ShouldBe(Report(rows, Names, 2).Credits);
        });

    [Fact]
    public void conversions_without_a_touch_are_unattributed()
    {
        var report = ModelRuns.Of(
            new ModelOptions { Models = ModelNames.All }, ("", 2, 30m, 1), ("a > b", 1, 12m, 0));

        foreach (var model in ModelNames.All)
        {
            report.Row(model, "(unattributed)").Conversions.ShouldBe(2, model);
            report.Row(model, "(unattributed)").Value.ShouldBe(30, model);
        }
    }

    [Fact]
    public void conversions_of_touches_that_weigh_nothing_are_unattributed()
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, new ModelOptions { Models = ModelNames.All });
        run.Observe(new Journey { Touches = [new Touch(players.IndexOf("a"), 0, 0)], Conversions = 3, Value = 5.5m });

        foreach (var credit in run.Finish().Credits.Where(credit => credit.Key == "a"))
            credit.Conversions.ShouldBe(0, credit.Model);
    }

    [Fact]
    public void rows_stand_in_the_order_of_models_and_then_of_names()
    {
        var report = ModelRuns.Of(new ModelOptions { Models = ["linear", "first"] }, ("b > a > C", 1, 0, 0));

        report.Credits.Select(credit => $"{credit.Model} {credit.Key}").ShouldBe(
            ["linear C", "linear a", "linear b", "linear (unattributed)",
             "first C", "first a", "first b", "first (unattributed)"]);
    }

    [Fact]
    public void equal_remainders_go_to_the_first_names()
    {
        var report = ModelRuns.Of("linear", ("c > b > a", 1, 0.02m, 0));

        report.Row("linear", "a").Conversions.ShouldBe(0.333333334m);
        report.Row("linear", "b").Conversions.ShouldBe(0.333333333m);
        report.Row("linear", "a").Value.ShouldBe(0.00666667m);
        report.Row("linear", "c").Value.ShouldBe(0.00666666m);
    }

    [Fact]
    public void totals_beyond_the_range_are_rejected()
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, new ModelOptions { Models = ["linear"] });
        var touches = new[] { new Touch(players.IndexOf("a"), 0) };

        Should.Throw<Model.UserException>(() =>
            run.Observe(new Journey { Touches = touches, Conversions = 1, Value = 20_000_000_000_000_000_000m }));
    }

    private static ModelCredits Report(IEnumerable<Generated.Row> rows, string[] names, int order = 1)
    {
        var players = new NameIndex();
        foreach (var name in names)
            players.IndexOf(name);
        var run = new AttributionRun(players, new ModelOptions { Models = ModelNames.All, Order = order });
        foreach (var row in rows)
            run.Observe(row.ToJourney());
        return run.Finish();
    }
}
