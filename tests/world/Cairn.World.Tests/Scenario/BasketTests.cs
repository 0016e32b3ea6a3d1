using Cairn.World.Randomness;
using Cairn.World.Scenario;

namespace Cairn.World.Tests.Scenario;

public class BasketTests
{
    [Fact]
    public void every_basket_adds_up_to_the_cent()
    {
        var basket = new Basket();
        for (ulong order = 0; order < 20_000; order++)
        {
            var draw = Mix.Of(3, order);
            var pieces = (int)(draw % 12);
            var cents = (long)((draw >> 8) % 120_000);
            basket.Compose(order, pieces, cents);

            var products = 0L;
            var counted = 0;
            foreach (var line in basket.Lines)
            {
                line.Quantity.ShouldBeGreaterThan(0);
                products += line.Cents * line.Quantity;
                counted += line.Quantity;
            }

            counted.ShouldBe(Math.Max(1, pieces));
            (products + basket.Shipping + basket.Tax - basket.Discount).ShouldBe(cents);
            (basket.Shipping, basket.Tax, basket.Discount).ShouldSatisfyAllConditions(
                sums => sums.Shipping.ShouldBeGreaterThanOrEqualTo(0), sums => sums.Tax.ShouldBeGreaterThanOrEqualTo(0), sums => sums.Discount.ShouldBeGreaterThanOrEqualTo(0));
        }
    }

    [Fact]
    public void prices_are_the_catalogues_where_the_order_is_not_dearer_than_any_product_could_make_it()
    {
        var basket = new Basket();
        for (ulong order = 0; order < 5_000; order++)
        {
            basket.Compose(order, pieces: 3, cents: 2_000 + (long)(Mix.Of(4, order) % 60_000));
            foreach (var line in basket.Lines)
                line.Cents.ShouldBe(Catalog.Of(line.Product).Cents);
        }
    }

    [Fact]
    public void the_catalogue_spans_its_prices_and_is_mostly_cheap()
    {
        Catalog.All.Count.ShouldBe(200);
        Catalog.All.Select(product => product.Id).Distinct().Count().ShouldBe(200);
        Catalog.All.Min(product => product.Cents).ShouldBe(990);
        Catalog.All.Max(product => product.Cents).ShouldBe(24_900);
        Catalog.All.Count(product => product.Cents < 5_000).ShouldBeGreaterThan(100);
        Catalog.Of(0).Name.ShouldBe("Trail Shoe 0");
    }
}
