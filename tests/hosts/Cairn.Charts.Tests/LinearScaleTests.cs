namespace Cairn.Charts.Tests;

public sealed class LinearScaleTests
{
    [Theory]
    [InlineData(0, 1169, 7, "0 200 400 600 800 1000")]
    [InlineData(0, 1169, 4, "0 500 1000")]
    [InlineData(-1959, 3375, 6, "-1000 0 1000 2000 3000")]
    [InlineData(3, 9, 4, "0 5")]
    [InlineData(0, 0, 5, "0 0.2")]
    [InlineData(-5, -1, 3, "-4 -2 0")]
    public void ticks_are_round_and_0_is_among_them(double low, double high, int most, string ticks) =>
        string.Join(' ', new LinearScale(low, high, 0, 100, most).Ticks.Select(tick => FormattableString.Invariant($"{tick:0.##}"))).ShouldBe(ticks);

    [Fact]
    public void ticks_rise_are_few_and_lie_on_the_scale()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var size = Math.Pow(10, random.Next(-6, 12));
            var ends = new[] { (random.NextDouble() - 0.5) * size, (random.NextDouble() - 0.5) * size };
            var most = random.Next(2, 12);
            var scale = new LinearScale(ends.Min(), ends.Max(), 10, 310, most);

            scale.Ticks.ShouldBe(scale.Ticks.Order());
            scale.Ticks.Count.ShouldBeInRange(1, most);
            scale.Ticks.ShouldContain(0);
            scale.Ticks.ShouldAllBe(tick => scale[tick] >= 10 - 1e-6 && scale[tick] <= 310 + 1e-6);
            scale[ends.Min()].ShouldBeLessThanOrEqualTo(scale[ends.Max()]);
        }
    }

    [Fact]
    public void what_is_no_range_is_rejected()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearScale(2, 1, 0, 1, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearScale(0, double.NaN, 0, 1, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearScale(0, 1, 0, 1, 1));
    }
}
