using Cairn.Attribution.Accounting;

namespace Cairn.Attribution.Tests.Accounting;

public class FixedSumTests
{
    [Fact]
    public void the_order_of_amounts_changes_nothing()
    {
        double[] amounts = [1e15, 0.1, -1e15, 1e-10, 3.3];
        Sum(amounts).Units.ShouldBe(Sum([.. amounts.Reverse()]).Units);
        Sum(amounts).Value.ShouldBe(3.4000000001, 1e-15);
    }

    [Fact]
    public void a_sum_of_nothing_is_zero_and_the_smallest_amount_is_not()
    {
        Sum().IsZero.ShouldBeTrue();
        Sum(1, -1).IsZero.ShouldBeTrue();
        Sum(Math.ScaleB(1, -64)).IsZero.ShouldBeFalse();
        Sum(1).Units.ShouldBe(FixedSum.One);
    }

    [Fact]
    public void a_sum_beyond_its_range_is_an_error_and_no_other_number() =>
        Should.Throw<OverflowException>(() => Sum(6e18, 6e18));

    private static FixedSum Sum(params double[] amounts)
    {
        var sum = new FixedSum();
        foreach (var amount in amounts)
            sum.Add(amount);
        return sum;
    }
}
