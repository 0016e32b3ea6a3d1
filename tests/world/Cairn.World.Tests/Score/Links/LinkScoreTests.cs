using Cairn.World.Score.Identity;
using Cairn.World.Score.Links;
using Cairn.World.Tests.Score.Identity;

namespace Cairn.World.Tests.Score.Links;

public sealed class LinkScoreTests
{
    [Fact]
    public void Links_are_judged_by_tenths_and_by_thresholds()
    {
        var score = Score(
            ("a", "b", 0.95), // one person's
            ("a", "shared", 0.9), // one of the two owners'
            ("a", "c", 0.9), // two people's
            ("b", "c", 0.2),
            ("shared", "c", 0.25),
            ("a", "b", 1),
            ("a", "nobody's", 0.9));
        (score.Links, score.Right, score.Unknown).ShouldBe((6L, 4L, 1L));
        var last = score.Tenths[9];
        (last.From, last.To, last.Links, last.True).ShouldBe((0.9, 1.0, 4L, 0.75));
        last.Stated!.Value.ShouldBe((0.95 + 0.9 + 0.9 + 1) / 4, 1e-12);
        (score.Tenths[2].Links, score.Tenths[2].True).ShouldBe((2L, 0.5));
        (score.Tenths[5].Links, score.Tenths[5].Stated, score.Tenths[5].True).ShouldBe((0L, null, null));
        score.Points.Single(static point => point.Threshold == 0.9).ShouldBe(new LinkPoint(0.9, 4, 0.75, 0.75));
        score.Points[0].ShouldBe(new LinkPoint(0, 6, 4 / 6d, 1));
        score.Brier!.Value.ShouldBe((0.05 * 0.05 + 0.1 * 0.1 + 0.9 * 0.9 + 0.2 * 0.2 + 0.75 * 0.75 + 0) / 6, 1e-12);
    }

    [Fact]
    public void Without_links_nothing_is_defined()
    {
        var score = Score();
        (score.Links, score.Brier, score.Points[0].Precision, score.Points[0].Recall).ShouldBe((0L, null, null, null));
    }

    private static LinkScore Score(params (string One, string Other, double Probability)[] links)
    {
        var scorer = new LinkScorer(IdentifierTable.Load(
        [
            IdentityScoreTests.Person(("anonymous_id", "a"), ("anonymous_id", "b"), ("anonymous_id", "shared")),
            IdentityScoreTests.Person(("anonymous_id", "c"), ("anonymous_id", "shared")),
        ]));
        foreach (var (one, other, probability) in links)
            scorer.Add(("anonymous_id", one), ("anonymous_id", other), probability);
        return scorer.Finish();
    }
}
