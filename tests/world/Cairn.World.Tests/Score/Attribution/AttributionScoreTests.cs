using Cairn.World.Answers;
using Cairn.World.Score;
using Cairn.World.Score.Attribution;
using Cairn.World.Tests.Answers;

namespace Cairn.World.Tests.Score.Attribution;

public sealed class AttributionScoreTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    // True shares: 60/90, 30/90, -10/90. The model gives 50, 30, 20 of 100: errors of -16.67, -3.33 and +31.11 points.
    [Fact]
    public void a_case_worked_by_hand()
    {
        var score = Score("""
            [{"model":"m","key":"Search","conversions":50,"value":500},{"model":"m","key":"Email","conversions":30,"value":300},
             {"model":"m","key":"Display","conversions":20,"value":200},{"model":"m","key":"Direct","conversions":70,"value":700},
             {"model":"m","key":"(unattributed)","conversions":30,"value":300}]
            """);

        score.By.ShouldBe("channel");
        score.Conversion.ShouldBe("purchase");
        score.NotScored.ShouldBe(["(unattributed)", "Direct"]);
        score.Absent.ShouldBeEmpty();
        score.Conversions.Players.Select(player => player.Name).ShouldBe(["Search", "Email", "Display"]);
        score.Conversions.Players.Select(player => player.Share).ShouldBe([60 / 90.0, 30 / 90.0, -10 / 90.0], 1e-12);
        score.Conversions.Caused.ShouldBe(70);
        score.Conversions.Noise.ShouldBe(100 * (6 + 3 + 2) / 3.0 * Math.Sqrt(2 / Math.PI) / 90, 1e-9);
        var model = score.Conversions.Models.Single();
        model.Shares.ShouldBe([0.5, 0.3, 0.2], 1e-12);
        model.MeanAbsoluteError.ShouldBe((50 / 3.0 + 10 / 3.0 + 280 / 9.0) / 3, 1e-9);
        model.RankCorrelation.ShouldBe(1);
        model.MaxOver!.Player.ShouldBe("Display");
        model.MaxOver.Points.ShouldBe(280 / 9.0, 1e-9);
        model.MaxUnder!.Player.ShouldBe("Search");
        model.MaxUnder.Points.ShouldBe(-50 / 3.0, 1e-9);
        model.Handed.ShouldBe(100, 1e-9);
        model.OverCredit.ShouldNotBeNull().ShouldBe(100 / 70.0, 1e-9);
    }

    [Fact]
    public void money_is_scored_like_conversions()
    {
        var value = Score("""[{"model":"m","key":"Search","conversions":1,"value":600},{"model":"m","key":"Email","conversions":9,"value":300}]""")
            .Value.ShouldNotBeNull();

        value.Caused.ShouldBe(1000);
        value.Models.Single().Shares.ShouldBe([600 / 900.0, 300 / 900.0, 0], 1e-12);
        value.Players[0].Effect.ShouldBe(1200);
    }

    [Fact]
    public void a_player_that_the_report_does_not_name_has_no_credit()
    {
        var score = Score("""[{"model":"m","key":"Email","conversions":7,"value":0}]""");

        score.Absent.ShouldBe(["Display", "Search"]);
        score.Value.ShouldBeNull();
        score.Conversions.Models.Single().Shares.ShouldBe([0, 1, 0]);
    }

    [Fact]
    public void a_model_that_gives_the_players_nothing_has_shares_of_0()
    {
        var model = Score("""[{"model":"m","key":"Email","conversions":0,"value":0}]""").Conversions.Models.Single();

        model.Shares.ShouldBe([0, 0, 0]);
        model.RankCorrelation.ShouldBeNull();
        model.OverCredit.ShouldBe(0);
    }

    [Fact]
    public void models_within_the_noise_of_the_truth_are_as_good_as_the_best()
    {
        static string Model(string name, int search, int email) =>
            $$"""{"model":"{{name}}","key":"Search","conversions":{{search}}},{"model":"{{name}}","key":"Email","conversions":{{email}}}""";

        var measure = Score($"[{Model("bad", 0, 100)},{Model("good", 66, 34)},{Model("near", 64, 36)}]").Conversions;

        measure.Best.ShouldBe("good");
        measure.AsGoodAsBest.ShouldBe(["near"]);
    }

    [Fact]
    public void campaigns_are_known_by_name_and_by_id()
    {
        var score = Score("""[{"model":"m","key":"spring","conversions":3},{"model":"m","key":"cmp-102","conversions":1}]""");

        score.By.ShouldBe("campaign");
        score.Conversions.Caused.ShouldBeNull();
        score.Conversions.Models.Single().Shares.ShouldBe([0.75, 0.25]);
    }

    [Fact]
    public void of_events_steps_and_conversions_are_not_scored_and_nobody_knows_what_all_caused_together()
    {
        var score = Score("""
            {"attribution":{"by":"event","conversion":"purchase","credits":[
              {"model":"m","key":"Review Read","conversions":6},{"model":"m","key":"Wishlist Added","conversions":4},
              {"model":"m","key":"Checkout Started","conversions":90},{"model":"m","key":"Payment Failed","conversions":0}]}}
            """);

        score.Conversions.Players.Select(player => player.Name).ShouldBe(["Review Read", "Wishlist Added", "Payment Failed"]);
        score.NotScored.ShouldBe(["Checkout Started"]);
        score.Conversions.Caused.ShouldBeNull();
        score.Conversions.Models.Single().OverCredit.ShouldBeNull();
        score.Conversions.Models.Single().Shares.ShouldBe([0.6, 0.4, 0]);
    }

    [Fact]
    public void names_in_none_of_the_answers_are_an_error_that_lists_both()
    {
        var problem = Should.Throw<WorldException>(() => Score("""[{"model":"m","key":"paid_search","conversions":7}]"""));

        problem.Message.ShouldContain("paid_search");
        problem.Message.ShouldContain("the answers have Display, Search, Email, spring, summer, Review Read");
    }

    [Theory]
    [InlineData("event", null, "--by says 'event', but the report's own 'by' is 'channel'")]
    [InlineData(null, "signup", "--conversion says 'signup', but the report's own 'conversion' is 'purchase'")]
    public void options_that_contradict_the_report_are_an_error(string? by, string? conversion, string message) =>
        Should.Throw<WorldException>(() => Score(
            """{"attribution":{"by":"channel","conversion":"purchase","credits":[{"model":"m","key":"Email","conversions":1}]}}""",
            new ScoreOptions { By = by, Conversion = conversion })).Message.ShouldContain(message);

    [Fact]
    public void of_several_conversions_the_main_one_is_meant_unless_another_is_named()
    {
        const string report = """[{"model":"m","key":"Email","conversions":7}]""";
        BaselineAnswer[] two = [.. Baseline, new BaselineAnswer("signup", 10, 5, 0, 0)];

        Score(report, baseline: two).Conversion.ShouldBe("purchase");
        Score(report, baseline: [.. two.Reverse()], options: new ScoreOptions { Conversion = "purchase" }).Conversion.ShouldBe("purchase");
        Should.Throw<WorldException>(() => Score(report, new ScoreOptions { Conversion = "refund" }, two)).Message.ShouldContain("'refund'");
    }

    private static BaselineAnswer[] Baseline => [new("purchase", 200, 130, 3000, 2000)];

    private AttributionScore Score(string report, ScoreOptions? options = null, BaselineAnswer[]? baseline = null)
    {
        var text = new AnswersText
        {
            Baseline = baseline ?? Baseline,
            Effects =
            [
                Effect("channel", "Display", -10, 2), Effect("channel", "Search", 60, 6), Effect("channel", "Email", 30, 3), Effect("channel", "Direct", 900, 1),
                Effect("campaign", "spring", 5, 1) with { Id = "cmp-101" }, Effect("campaign", "summer", 4, 1) with { Id = "cmp-102" },
                Effect("event", "Review Read", 20, 1) with { Role = "causes" }, Effect("event", "Wishlist Added", 0, 1) with { Role = "accompanies" },
                Effect("event", "Payment Failed", -9, 1) with { Role = "hurts" }, Effect("event", "Checkout Started", 200, 0) with { Role = "step" },
            ],
        };
        return WorldScore.Of(_scratch.Write("answers.json", text.ToString()), _scratch.Write("report.json", report), options ?? new ScoreOptions())
            .Attribution.ShouldNotBeNull();
    }

    private static EffectAnswer Effect(string kind, string name, double conversions, double error) => new()
    {
        Kind = kind, Name = name, Conversion = "purchase", Conversions = conversions, ConversionsError = error, Revenue = conversions * 20, RevenueError = error * 20,
    };
}
