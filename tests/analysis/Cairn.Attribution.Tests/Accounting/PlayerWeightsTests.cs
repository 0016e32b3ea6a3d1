using Cairn.Attribution.Accounting;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Accounting;

public class PlayerWeightsTests
{
    [Fact]
    public void the_mean_is_over_all_journeys_as_often_as_they_happened()
    {
        var weights = new PlayerWeights();
        weights.Add(Journey(conversions: 1, nulls: 2, new Touch(0, 0, 0.5), new Touch(1, 0)));
        weights.Add(Journey(conversions: 1, nulls: 0, new Touch(0, 0)));
        weights.Mean(0).ShouldBe(0.625); // (3 * 0.5 + 1) / 4
        weights.Mean(1).ShouldBe(1);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1000)]
    public void there_may_be_any_number_of_players(int player)
    {
        var weights = new PlayerWeights();
        weights.Add(Journey(1, 0, new Touch(0, 0, 3)));
        weights.Add(Journey(1, 0, new Touch(player, 0, 2)));
        (weights.Mean(0), weights.Mean(player), weights.Mean(player - 1), weights.Mean(player + 1), weights.Mean(100_000)).ShouldBe((3, 2, 1, 1, 1));
    }

    [Fact]
    public void weights_of_nothing_have_a_mean_of_nothing()
    {
        var weights = new PlayerWeights();
        weights.Add(Journey(2, 1, new Touch(0, 0, 0)));
        weights.Mean(0).ShouldBe(0);
    }

    private static Journey Journey(long conversions, long nulls, params Touch[] touches) =>
        new() { Touches = touches, Conversions = conversions, Value = 0, Nulls = nulls, EndedAt = 0 };
}
