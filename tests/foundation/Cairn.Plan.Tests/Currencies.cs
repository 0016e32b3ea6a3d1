namespace Cairn.Plan.Tests;

public class Currencies
{
    [Theory]
    [InlineData("EUR")]
    [InlineData("USD")]
    [InlineData("JPY")]
    [InlineData("ZWG")]
    [InlineData("HRK")]
    public void of_iso_4217_are_known(string code) => Currency.IsIso4217(code).ShouldBeTrue();

    [Theory]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("BTC")]
    [InlineData("XXX")]
    [InlineData("")]
    public void of_other_lists_are_not(string code) => Currency.IsIso4217(code).ShouldBeFalse();
}
