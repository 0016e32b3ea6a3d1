using System.Text.Json;
using Cairn.World.Scenario;
using Cairn.World.Wire;

namespace Cairn.World.Tests.Wire;

public class PropertyTests
{
    [Fact]
    public void an_order_adds_up_and_is_the_same_from_every_sender()
    {
        var orders = new[] { SenderKind.Web, SenderKind.App, SenderKind.Server }.Select(sender => Properties(SmallWorld.Call("Order Completed", sender))).ToArray();
        orders.Select(order => order.GetRawText()).Distinct().Count().ShouldBe(1);

        var order = orders[0];
        var products = order.GetProperty("products").EnumerateArray().Sum(line => Amount(line, "price") * line.GetProperty("quantity").GetInt32());
        (products + Amount(order, "shipping") + Amount(order, "tax") - Amount(order, "discount")).ShouldBe(123.45m);
        Amount(order, "value").ShouldBe(123.45m);
        Amount(order, "total").ShouldBe(123.45m);
        order.GetProperty("products").EnumerateArray().Sum(line => line.GetProperty("quantity").GetInt32()).ShouldBe(3);
        order.GetProperty("order_id").GetString().ShouldBe(SmallWorld.Ids.OrderId(77));
        order.GetProperty("payment_method").GetString().ShouldBe("card");
    }

    [Fact]
    public void an_amount_has_two_digits_after_the_point()
    {
        var signal = SmallWorld.Call("Product Viewed", SenderKind.Web);
        signal.Cents = 1_205;
        Properties(signal).GetProperty("value").GetRawText().ShouldBe("12.05");
        signal.Cents = 7;
        Properties(signal).GetProperty("value").GetRawText().ShouldBe("0.07");
    }

    [Fact]
    public void faults_write_what_they_are_told_to()
    {
        var signal = SmallWorld.Call("Order Completed", SenderKind.Web);
        signal.Marks = SignalMarks.Renamed | SignalMarks.TextProperty;
        var body = SmallWorld.Lines(signal).Single().Body;
        body.GetProperty("event").GetString().ShouldBe("order_complete");
        body.GetProperty("properties").GetProperty("value").GetString().ShouldBe("123.45 USD");
        body.GetProperty("properties").GetProperty("total").ValueKind.ShouldBe(JsonValueKind.Number);

        signal.Marks = SignalMarks.WrongCurrency;
        Properties(signal).GetProperty("currency").GetString().ShouldBe("EUR");
        Properties(signal).GetProperty("value").GetRawText().ShouldBe("123.45");
    }

    [Fact]
    public void the_page_of_an_order_has_its_number() =>
        SmallWorld.Lines(SmallWorld.Call("Order Completed", SenderKind.Web)).Single().Body.GetProperty("context").GetProperty("page").GetProperty("path").GetString()
            .ShouldBe($"/orders/{SmallWorld.Ids.OrderId(77)}/thanks");

    [Fact]
    public void a_swap_names_wallet_transaction_and_tokens()
    {
        var swap = Properties(SmallWorld.Call("Token Swap Submitted", SenderKind.Web) with { Product = 0 });
        swap.GetProperty("wallet").GetString().ShouldBe(SmallWorld.Ids.Wallet(7));
        swap.GetProperty("tx_hash").GetString().ShouldBe(SmallWorld.Ids.TransactionHash(77));
        (swap.GetProperty("token_in").GetString(), swap.GetProperty("token_out").GetString()).ShouldBe(("USDC", "ETH"));
        swap.GetProperty("amount_in").GetRawText().ShouldBe("123.450000");
        swap.GetProperty("amount_out").GetRawText().ShouldBe("0.041150");
    }

    [Fact]
    public void an_identity_check_is_known_by_the_vendors_key()
    {
        var check = Properties(SmallWorld.Call("KYC Submitted", SenderKind.Server));
        check.GetProperty("applicant_id").GetString().ShouldBe(SmallWorld.Ids.ApplicantId(7));
        check.TryGetProperty("order_id", out _).ShouldBeFalse();
        check.GetProperty("country").GetString()!.ShouldBeOneOf("US", "DE");
    }

    [Fact]
    public void what_is_searched_and_chosen_is_told()
    {
        var search = Properties(SmallWorld.Call("Products Searched", SenderKind.App));
        search.GetProperty("query").GetString()!.ShouldNotBeEmpty();
        search.GetProperty("results").GetInt32().ShouldBeInRange(0, 39);
        search.GetProperty("url").GetString().ShouldBe("https://shop.example/search");

        var cart = Properties(SmallWorld.Call("Cart Viewed", SenderKind.App));
        foreach (var name in new[] { "checkout_id", "method", "asset", "side", "reason" })
            cart.GetProperty(name).GetString()!.ShouldNotBeEmpty();
    }

    [Fact]
    public void a_placeholder_that_nobody_knows_is_rejected()
    {
        var scenario = SmallWorld.Scenario with { Events = [new("X", CallKind.Page, "/{colour}", 0)] };
        Should.Throw<WorldException>(() => new Cairn.World.Wire.Texts.WireTexts(SmallWorld.Wire with { Scenario = scenario })).Message.ShouldContain("/{colour}");
    }

    private static JsonElement Properties(Signal signal) => SmallWorld.Lines(signal).Single().Calls.Single().GetProperty("properties");

    private static decimal Amount(JsonElement properties, string name) => properties.GetProperty(name).GetDecimal();
}
