using Cairn.Reference;

namespace Cairn.Attribution.Tests.Reference;

/// <summary>The reference's models, worked out by hand (docs/attribution.md).</summary>
public class ReferenceModelCases
{
    private static readonly ReferenceQuestion ByEvent = new() { By = "event" };

    /// <summary>Seen converts, Seen > Read converts, Seen does not.</summary>
    private static ReferenceLog ThreePaths => new ReferenceLog()
        .Add("x", 0, "Seen").Add("x", 1, "Bought").Add("y", 0, "Seen").Add("y", 1, "Read").Add("y", 2, "Bought").Add("z", 0, "Seen");

    [Fact]
    public void rules_share_one_journey()
    {
        var shares = new ReferenceLog().Add("x", 0, "Seen").Add("x", 10, "Read").Add("x", 20, "Seen").Add("x", 20, "Bought")
            .Report(ByEvent with { Direct = "SEEN", HalfLifeMs = 10 * ReferenceLog.Minute }).Explain("user_id:x").Single().Shares;

        shares["first"].ShouldBe([1, 0, 0]);
        shares["last"].ShouldBe([0, 0, 1]);
        shares["last_non_direct"].ShouldBe([0, 1, 0]);
        shares["linear"].ShouldBe([1 / 3.0, 1 / 3.0, 1 / 3.0], 1e-12);
        shares["position_based"].ShouldBe([0.4, 0.2, 0.4], 1e-12);

        // 2^-2, 2^-1 and 1: 1/7, 2/7, 4/7.
        shares["time_decay"].ShouldBe([1 / 7.0, 2 / 7.0, 4 / 7.0], 1e-12);
    }

    [Fact]
    public void weights_multiply_and_a_visit_weighs_as_its_best_act()
    {
        var plan = ReferenceLog.Plan with { Events = new Dictionary<string, decimal> { ["Seen"] = 0.2m, ["Read"] = 0.6m, ["Bought"] = 1 } };
        var report = new ReferenceLog()
            .Add("x", 0, "Seen", channel: "A").Add("x", 5, "Read").Add("x", 10, "Odd", channel: "B").Add("x", 20, "Bought")
            .Report(new ReferenceQuestion { WeighByPlan = true }, plan);

        // A has Read's 0.6; B has no act of value, so the plan's lowest, 0.2.
        report.Conversions("linear", "A").ShouldBe(0.75m);
        report.Conversions("shapley", "B").ShouldBe(0.25m);
    }

    [Fact]
    public void what_rounding_leaves_goes_to_the_name_that_comes_first()
    {
        var report = new ReferenceLog()
            .Add("x", 0, "Seen", channel: "C").Add("x", 1, "Seen", channel: "B").Add("x", 2, "Seen", channel: "A")
            .Add("x", 3, "Bought", value: 100).Report();

        report.Conversions("linear", "A").ShouldBe(0.333333334m);
        report.Conversions("linear", "B").ShouldBe(0.333333333m);
        report.Money("linear", "A").ShouldBe(33.33333334m);
        report.Money("linear", "C").ShouldBe(33.33333333m);
    }

    [Fact]
    public void shapley_counts_each_player_of_a_journey_once()
    {
        var report = new ReferenceLog().Add("x", 0, "Seen").Add("x", 1, "Read").Add("x", 2, "Seen").Add("x", 3, "Bought").Report(ByEvent);

        report.Conversions("shapley", "Seen").ShouldBe(0.5m);
        report.Conversions("linear", "Seen").ShouldBe(0.666666667m);
    }

    [Fact]
    public void markov_takes_a_player_away_from_conversions_and_from_null_journeys()
    {
        // From Seen: 1/3 convert, 1/3 go on to Read, which converts, 1/3 end. P = 2/3. Without Seen 0: effect 1. Without Read 1/3:
        // effect 1/2. Of 2 conversions Seen has 4/3, Read 2/3.
        var report = ThreePaths.Report(ByEvent);

        report.Nulls.ShouldBe(1);
        report.Conversions("markov", "Seen").ShouldBe(1.333333333m);
        report.Conversions("markov", "Read").ShouldBe(0.666666667m);
    }

    [Fact]
    public void markov_of_order_2_knows_where_a_player_came_from()
    {
        // x: Read > Seen converts, y: Seen alone does not. At order 1 Seen converts in 1/2 of its 2 departures: P = 1/2, without Read
        // 1/4, effect 1/2: credit 2/3 and 1/3. At order 2 only Read > Seen converts: both effects are 1, 1/2 each.
        var log = new ReferenceLog().Add("x", 0, "Read").Add("x", 1, "Seen").Add("x", 2, "Bought").Add("y", 0, "Seen");

        log.Report(ByEvent).Conversions("markov", "Read").ShouldBe(0.333333333m);
        log.Report(ByEvent with { Order = 2 }).Conversions("markov", "Read").ShouldBe(0.5m);
    }

    [Fact]
    public void counterfactual_earns_what_a_path_loses_without_a_touch()
    {
        // P(Seen) = 1/2, P(Seen > Read) = 1, P(Read) = 0 as it was never seen alone: 1 for Seen, 1/2 for Read, 2/3 and 1/3 of one path.
        ThreePaths.Report(ByEvent).Conversions("counterfactual", "Seen").ShouldBe(1.666666667m);
    }

    [Fact]
    public void probabilistic_shares_by_scores_of_pairs()
    {
        // p(S) = 2/3, p(R) = p(S,R) = 1. Journey S: 2/3. Journey S > R: S 2/3 + (1 - 2/3 - 1) / 2 = 1/3, R 1 + (1 - 1 - 2/3) / 2 = 2/3.
        // S has 1, R 2/3: of 2 conversions 1.2 and 0.8.
        ThreePaths.Report(ByEvent).Conversions("probabilistic", "Seen").ShouldBe(1.2m);
    }
}
