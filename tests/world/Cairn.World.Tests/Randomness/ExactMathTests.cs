using Cairn.World.Randomness;

namespace Cairn.World.Tests.Randomness;

public class ExactMathTests
{
    [Fact]
    public void exp_and_log_are_those_of_the_library_but_for_the_last_bits()
    {
        for (var i = -3000; i <= 3000; i++)
        {
            var x = i / 10.0;
            (ExactMath.Exp(x) / Math.Exp(x)).ShouldBe(1, 2e-15);
            var y = Math.Exp(x);
            ExactMath.Log(y).ShouldBe(Math.Log(y), Math.Abs(x) * 1e-15 + 1e-15);
        }
    }

    [Fact]
    public void results_are_pinned_to_the_last_bit()
    {
        // Another machine that gave another bit would give another world.
        ExactMath.Exp(0).ShouldBe(1);
        BitConverter.DoubleToInt64Bits(ExactMath.Exp(1.25)).ShouldBe(4615041972421327600);
        BitConverter.DoubleToInt64Bits(ExactMath.Log(10.1)).ShouldBe(4612389785636577100);
        BitConverter.DoubleToInt64Bits(Normal.Quantile(0.001)).ShouldBe(-4609231033523485584);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-12, -7.034483825301131)]
    public void normal_quantiles_are_those_of_the_tables(double p, double expected) =>
        Normal.Quantile(p).ShouldBe(expected, 1e-12);

    [Fact]
    public void logit_undoes_the_logistic_function()
    {
        foreach (var x in new[] { -8, -1.5, 0, 0.25, 6 })
            ExactMath.Logit(ExactMath.Logistic(x)).ShouldBe(x, 1e-11);
    }
}
