using Cairn.World.Score.Attribution;

namespace Cairn.World.Tests.Score.Attribution;

public class RankCorrelationTests
{
    [Fact]
    public void equal_values_share_the_mean_of_their_ranks() =>
        RankCorrelation.Ranks([3, 1, 2, 2, 2]).ShouldBe([5, 1, 3, 3, 3]);

    // Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: covariance 4.5, variances 4.5 and 5.
    [Fact]
    public void a_case_with_ties_worked_by_hand() =>
        RankCorrelation.Of([1, 2, 2, 3], [1, 3, 2, 4]).ShouldNotBeNull().ShouldBe(4.5 / Math.Sqrt(22.5), 1e-12);

    [Fact]
    public void the_same_order_is_1_and_the_opposite_minus_1()
    {
        RankCorrelation.Of([1, 5, 9], [-3, 0, 100]).ShouldBe(1);
        RankCorrelation.Of([1, 5, 9], [3, 2, 1]).ShouldBe(-1);
    }

    [Fact]
    public void without_an_order_there_is_no_correlation()
    {
        RankCorrelation.Of([1, 1, 1], [1, 2, 3]).ShouldBeNull();
        RankCorrelation.Of([1], [1]).ShouldBeNull();
    }
}
