using Cairn.Attribution.Explanation;
using Cairn.Attribution.Running;
using Cairn.Attribution.Tests.Support;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Explanation;

public class ExplanationTests
{
    private readonly NameIndex _players = new();

    [Fact]
    public void every_touch_gets_its_credit_and_a_reason()
    {
        var explanation = Explain(Journey("search", "Direct", "email", "Direct"));

        explanation.Models.Select(model => model.Model).ShouldBe(ModelNames.All);
        Shares(explanation, "first").ShouldBe([1m, 0, 0, 0]);
        Shares(explanation, "last").ShouldBe([0m, 0, 0, 1]);
        Shares(explanation, "last_non_direct").ShouldBe([0m, 0, 1, 0]);
        Shares(explanation, "linear").ShouldBe([0.25m, 0.25m, 0.25m, 0.25m]);
        Shares(explanation, "position_based").ShouldBe([0.4m, 0.1m, 0.1m, 0.4m]);
        Shares(explanation, "shapley").ShouldBe([0.333333333m, 0.166666667m, 0.333333333m, 0.166666667m]);
        Model(explanation, "last_non_direct").Touches[3].Reason.ShouldBe("direct traffic is passed over");
        Model(explanation, "markov").Touches[0].Reason.ShouldContain("without search");
        foreach (var touch in explanation.Models.SelectMany(model => model.Touches))
            touch.Reason.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("linear", "the only touch", "search")]
    [InlineData("linear", "one of 2 touches", "search", "email")]
    [InlineData("position_based", "the only touch takes all", "search")]
    [InlineData("shapley", "the only player takes all", "search")]
    public void one_is_told_as_one(string model, string reason, params string[] touches) =>
        Model(Explain(Journey(touches)), model).Touches[0].Reason.ShouldBe(reason);

    [Fact]
    public void the_only_touch_between_two_is_told_as_one() =>
        Model(Explain(Journey("search", "email", "Direct")), "position_based").Touches[1].Reason.ShouldBe("the one between, weight 20");

    [Fact]
    public void credit_of_a_journey_adds_up_exactly() =>
        Generated.Check(Generated.Journeys(weighted: true, refunds: true), rows =>
        {
            var players = new NameIndex();
            for (var player = 0; player < 7; player++)
                players.IndexOf($"p{player}");
            var run = new AttributionRun(players, new ModelOptions { Models = ModelNames.All });
            foreach (var row in rows)
                run.Observe(row.ToJourney());
            run.Finish();

            foreach (var row in rows)
            {
                foreach (var model in run.Explain(row.ToJourney()).Models)
                {
                    (model.Touches.Sum(touch => touch.Conversions) + model.UnattributedConversions).ShouldBe(row.Conversions);
                    (model.Touches.Sum(touch => touch.Value) + model.UnattributedValue).ShouldBe(row.Value);
                }
            }
        }, count: 50);

    [Fact]
    public void the_credits_of_all_journeys_are_the_report_of_a_rule()
    {
        Touch[][] journeys = [Journey("a", "b", "a"), Journey("b", "c"), Journey("a")];
        var run = new AttributionRun(_players, new ModelOptions { Models = ["time_decay"] });
        foreach (var touches in journeys)
            run.Observe(new Journey { Touches = touches, Conversions = 1 });
        var report = run.Finish();

        decimal sum = 0;
        foreach (var touches in journeys)
        {
            var model = run.Explain(new Journey { Touches = touches, Conversions = 1 }).Models[0];
            sum += model.Touches.Where(touch => touch.Key == "a").Sum(touch => touch.Conversions);
        }

        sum.ShouldBe(report.Row("time_decay", "a").Conversions, 0.000000003m);
    }

    [Fact]
    public void an_explanation_needs_the_finished_report()
    {
        var run = new AttributionRun(_players, new ModelOptions());

        Should.Throw<InvalidOperationException>(() => run.Explain(new Journey { Conversions = 1 }));
    }

    private static decimal[] Shares(JourneyExplanation explanation, string model) =>
        [.. Model(explanation, model).Touches.Select(touch => touch.Conversions)];

    private static ModelExplanation Model(JourneyExplanation explanation, string model) =>
        explanation.Models.Single(found => found.Model == model);

    private Touch[] Journey(params string[] steps) =>
        [.. steps.Select((step, i) => new Touch(_players.IndexOf(step), i * 3_600_000L))];

    private JourneyExplanation Explain(Touch[] touches)
    {
        var run = new AttributionRun(_players, new ModelOptions { Models = ModelNames.All });
        var journey = new Journey { Touches = touches, Conversions = 1, Value = 10m, EndedAt = 20_000_000 };
        run.Observe(journey);
        run.Finish();
        return run.Explain(journey);
    }
}
