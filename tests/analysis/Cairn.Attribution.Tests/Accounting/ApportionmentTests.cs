using Cairn.Attribution.Accounting;

namespace Cairn.Attribution.Tests.Accounting;

public class ApportionmentTests
{
    [Fact]
    public void units_left_over_go_to_the_largest_remainders() =>
        Split(1m, 3, 0.1666, 0.1667, 0.6667).ShouldBe([0.166m, 0.167m, 0.667m]);

    [Fact]
    public void equal_remainders_go_by_position() => Split(0.02m, 2, 0.005, 0.005, 0.005, 0.005).ShouldBe([0.01m, 0.01m, 0, 0]);

    [Fact]
    public void refunds_add_up_too() => Split(-1m, 2, -0.335, -0.333, -0.332).Sum().ShouldBe(-1m);

    [Fact]
    public void amounts_of_both_signs_add_up_too() => Split(0.5m, 2, 1.503, -1.003).ShouldBe([1.5m, -1m]);

    [Fact]
    public void amounts_that_are_off_by_rounding_still_add_up_to_the_total() =>
        Split(1m, 4, 0.50002, 0.50003).Sum().ShouldBe(1m);

    [Fact]
    public void an_amount_of_nothing_stays_nothing() => Split(1m, 3, 0, 0.3333, 0, 0.6666)[0].ShouldBe(0);

    [Fact]
    public void when_nobody_has_anything_the_last_takes_all() => Split(7m, 2, 0, 0, 0).ShouldBe([0, 0, 7m]);

    [Fact]
    public void a_total_with_more_decimals_keeps_them() => Split(0.123456789012m, 2, 0.123456789012).ShouldBe([0.123456789012m]);

    [Fact]
    public void the_largest_totals_are_exact() =>
        Split(9_000_000_000_000_000_000m, 8, 3e18, 6e18).Sum().ShouldBe(9_000_000_000_000_000_000m);

    private static decimal[] Split(decimal total, int decimals, params double[] amounts)
    {
        var sums = new FixedSum[amounts.Length];
        for (var i = 0; i < amounts.Length; i++)
            sums[i].Add(amounts[i]);
        return Apportionment.Split(total, sums, decimals);
    }
}
