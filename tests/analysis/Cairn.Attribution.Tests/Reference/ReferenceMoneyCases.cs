using Cairn.Reference;

namespace Cairn.Attribution.Tests.Reference;

/// <summary>The reference's money, worked out by hand (docs/journeys.md, "Money").</summary>
public class ReferenceMoneyCases
{
    private static ReferenceLog ThreeOrders => new ReferenceLog()
        .Add("x", 0, "Bought", value: 10, currency: "EUR", order: "1").Add("y", 0, "Bought", value: 20, currency: "EUR", order: "2")
        .Add("z", 0, "Bought", value: 5, currency: "USD", order: "3").Add("v", 0, "Bought", currency: "USD");

    [Fact]
    public void most_conversions_with_money_choose_the_currency_and_the_others_are_told()
    {
        var report = ThreeOrders.Report();

        (report.Currency, report.Conversions, report.Value, report.WithoutMoney).ShouldBe(("EUR", 4, 30, 1));
        report.OtherCurrencies.ShouldBe([new ReferenceCurrency("USD", 1, 5)]);
    }

    [Fact]
    public void the_opposite_pair_is_divided_by_from_its_day_on()
    {
        ReferenceRate[] late = [new(new DateOnly(2026, 3, 2), "EUR", "USD", 1.25m)];
        ReferenceRate[] early = [new(new DateOnly(2026, 2, 1), "EUR", "USD", 1.5m), new(new DateOnly(2026, 3, 1), "EUR", "USD", 1.25m)];

        // 5 USD / 1.25 = 4 EUR.
        ThreeOrders.Report(new ReferenceQuestion { Rates = late }).Value.ShouldBe(30);
        ThreeOrders.Report(new ReferenceQuestion { Rates = early }).Value.ShouldBe(34);
    }

    [Fact]
    public void refunds_are_taken_off_in_the_orders_currency_and_never_more_than_it_brought()
    {
        // Order 1: 10 - 4 = 6. Order 2: 20 - 500 is not below 0. Order 3: 5 USD - 1 USD, which stay in USD.
        var report = ThreeOrders
            .Add("q", 900, "Order Refunded", value: -4, order: " 1 ")
            .Add("x", 900, "Order Refunded", value: 500, currency: "EUR", order: "2")
            .Add("x", 900, "Order Refunded", value: 1, order: "3").Report(new ReferenceQuestion { Net = true });

        report.Value.ShouldBe(6);
        report.OtherCurrencies.ShouldBe([new ReferenceCurrency("USD", 1, 4)]);
    }
}
