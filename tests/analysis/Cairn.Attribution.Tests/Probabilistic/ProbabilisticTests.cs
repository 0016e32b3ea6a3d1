using Cairn.Attribution.Probabilistic;
using Cairn.Attribution.Tests.Support;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Probabilistic;

public class ProbabilisticTests
{
    [Fact]
    public void eeghor_single_channel_scores()
    {
        var (players, model) = Observe(("a", 3, 1), ("b", 1, 3));

        model.RawScores(players).Conversions.ShouldBe([2.25, 0.25]);
        var report = ModelRuns.Of("probabilistic", ("a", 3, 0, 1), ("b", 1, 0, 3));
        report.Conversions("a").ShouldBe(3.6); // 2.25 to 0.25, scaled to the 4 conversions
        report.Conversions("b").ShouldBe(0.4);
    }

    [Fact]
    public void pairs_score_by_what_they_add_to_each_other()
    {
        // p(a) = 5/10, p(b) = 3/6, p(c) = 1/2, p(a,b) = 3/6, p(a,c) = 1/2, p(b,c) = 1/2 by the paper's formula:
        // in "a > b" a scores 1/2 + (1/2 - 1/2 - 1/2) / 2 = 1/4, and in "a > b > c" 1/2 + 2 (-1/2) / 4 = 1/4.
        var (players, model) = Observe(("a", 2, 2), ("a > b", 2, 2), ("a > b > c", 1, 1));

        model.RawScores(players).Conversions[0].ShouldBe((2 * 0.5) + (2 * 0.25) + 0.25, 1e-12);
        model.RawScores(players).Conversions[2].ShouldBe(0.25, 1e-12);
    }

    [Fact]
    public void more_players_than_the_bound_are_rejected()
    {
        var model = new ProbabilisticModel();

        Should.Throw<Model.UserException>(() => model.Observe(new Journey
        {
            Touches = [new Touch(ProbabilisticModel.MaxPlayers, 0)], Conversions = 1,
        })).Message.ShouldContain("1,024");
    }

    private static (NameIndex Players, ProbabilisticModel Model) Observe(params (string, long, long)[] rows)
    {
        var players = new NameIndex();
        var model = new ProbabilisticModel();
        foreach (var (path, conversions, nulls) in rows)
        {
            var touches = path.Split(" > ").Select(step => new Touch(players.IndexOf(step), 0)).ToArray();
            model.Observe(new Journey { Touches = touches, Conversions = conversions, Nulls = nulls });
        }

        return (players, model);
    }
}
