using Cairn.Attribution.Money;

namespace Cairn.Attribution.Tests.Money;

public class CurrencyRatesTests
{
    private static readonly CurrencyRate First = new(new DateOnly(2026, 1, 1), "EUR", "USD", 1.10m), Second = new(new DateOnly(2026, 2, 1), "EUR", "USD", 1.2m);

    [Fact]
    public void Rates_are_named_by_what_holds_whatever_their_order_and_spelling()
    {
        var digest = new CurrencyRates([First, Second]).Digest;
        digest.ShouldMatch("^[0-9a-f]{64}$");
        new CurrencyRates([Second, First with { Rate = 1.1m }]).Digest.ShouldBe(digest);
        new CurrencyRates([First with { Rate = 9 }, First, Second]).Digest.ShouldBe(digest, "of two for one day the later holds");
        new CurrencyRates([First, Second with { Rate = 1.21m }]).Digest.ShouldNotBe(digest);
        CurrencyRates.None.Digest.ShouldBeEmpty();
    }
}
