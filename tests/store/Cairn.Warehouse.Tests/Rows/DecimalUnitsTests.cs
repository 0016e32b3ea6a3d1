using System.Globalization;
using Cairn.Warehouse.Rows;

namespace Cairn.Warehouse.Tests.Rows;

public sealed class DecimalUnitsTests
{
    [Theory]
    [InlineData("0", 8, "0")]
    [InlineData("-1", 8, "-0.00000001")]
    [InlineData("123456712345678", 8, "1234567.12345678")]
    [InlineData("79228162514264337593543950335", 0, "79228162514264337593543950335")]
    [InlineData("1000000000000000000000000000000000", 8, "10000000000000000000000000")]
    public void keeps_every_digit(string units, int scale, string expected) =>
        DecimalUnits.ToDecimal(Int128.Parse(units, CultureInfo.InvariantCulture), scale)
            .ShouldBe(decimal.Parse(expected, CultureInfo.InvariantCulture));

    [Fact]
    public void rejects_what_a_decimal_cannot_hold() =>
        Should.Throw<OverflowException>(() => DecimalUnits.ToDecimal(Int128.MaxValue, 0));

    [Theory]
    [InlineData(1, 0, 10_000_000)]
    [InlineData(-1, 3, -10_000)]
    [InlineData(1_500_000_000, 9, 15_000_000)]
    public void turns_times_of_any_scale_into_ticks(long units, int scale, long ticks) =>
        DecimalUnits.ToTicks(units, scale).ShouldBe(ticks);
}
