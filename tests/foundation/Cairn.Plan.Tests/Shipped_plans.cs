using Cairn.Model;

namespace Cairn.Plan.Tests;

public class Shipped_plans
{
    private static readonly Dictionary<string, decimal> ValuesThatWereAskedFor = new()
    {
        ["Product Viewed"] = 0.1m,
        ["Product List Viewed"] = 0.15m,
        ["Products Searched"] = 0.2m,
        ["Product Image Clicked"] = 0.25m,
        ["Video Content Playing"] = 0.3m,
        ["Product Added to Wishlist"] = 0.35m,
        ["Size Guide Viewed"] = 0.4m,
        ["Reviews Viewed"] = 0.45m,
        ["Product Shared"] = 0.5m,
        ["Product Added"] = 0.6m,
        ["Checkout Started"] = 0.65m,
        ["Payment Info Entered"] = 0.75m,
        ["Shipping Method Selected"] = 0.8m,
        ["Coupon Entered"] = 0.85m,
        ["Order Reviewed"] = 0.9m,
        ["Order Completed"] = 1m,
        ["Subscription Activated"] = 1m,
        ["Account Created with Purchase"] = 1m,
    };

    [Theory]
    [InlineData("shop.yaml")]
    [InlineData("fintech.yaml")]
    public void have_no_mistakes(string name) =>
        PlanFile.Read(Repository.File("plans", name)).Mistakes.ShouldBeEmpty();

    [Theory]
    [InlineData("shop.yaml")]
    [InlineData("fintech.yaml")]
    public void say_of_each_event_what_it_is_and_who_answers_for_it(string name)
    {
        foreach (var planned in PlanFile.Load(Repository.File("plans", name)).Events.Values)
        {
            planned.Description.ShouldNotBeEmpty(planned.Name);
            planned.Owner.ShouldNotBeEmpty(planned.Name);
        }
    }

    [Theory]
    [InlineData("shop.yaml")]
    [InlineData("fintech.yaml")]
    public void accept_events_that_know_only_who_what_and_when(string name)
    {
        var plan = PlanFile.Load(Repository.File("plans", name));
        var check = new PlanCheck(plan);
        foreach (var planned in plan.Events.Keys.Concat(plan.Aliases.Keys))
            check.Check(new Event { Name = planned, UserId = "u1" }).Rejection.ShouldBeNull();
    }

    [Fact]
    public void give_the_shop_the_values_that_rise_through_the_phases()
    {
        var plan = PlanFile.Load(Repository.File("plans", "shop.yaml"));
        foreach (var (name, value) in ValuesThatWereAskedFor)
            plan.Events[name].Value.ShouldBe(value, name);
    }

    [Fact]
    public void prove_identity_checks_by_the_vendor_and_deposits_and_swaps_by_the_chain()
    {
        var plan = PlanFile.Load(Repository.File("plans", "fintech.yaml"));
        foreach (var name in new[] { "KYC Started", "KYC Submitted", "KYC Completed", "KYC Rejected" })
            plan.Events[name].Truth.ShouldBe("kyc_vendor");
        foreach (var name in new[] { "Deposit Confirmed", "Token Swap Confirmed" })
            plan.Events[name].Truth.ShouldBe("chain");
    }

    [Fact]
    public void count_an_order_once_and_by_its_value()
    {
        var plan = PlanFile.Load(Repository.File("plans", "shop.yaml"));
        plan.Events["Order Completed"].OncePer.ShouldBe(OncePer.OrderId);
        plan.Conversions["purchase"].ShouldBe(new PlannedConversion
        {
            Name = "purchase",
            Description = "An order, with what it brings.",
            Event = "Order Completed",
            ValueProperty = "value",
            Currency = "USD",
            Refund = "Order Refunded",
            Window = TimeSpan.FromDays(30),
        });
    }

    [Fact]
    public void have_an_event_for_every_name_in_the_retentioneering_log()
    {
        var log = Repository.Shared("retentioneering_ecom.csv");
        var plan = PlanFile.Load(Repository.File("plans", "shop.yaml"));
        var names = File.ReadLines(log).Skip(1).Select(line => line.Split(',')[2]).ToHashSet();

        // `cart` means the cart page in this log and an addition in others, so it is no alias and mappings translate it.
        names.Where(name => !plan.Aliases.ContainsKey(name)).ShouldBe(["cart"]);
    }

    [Fact]
    public void come_with_the_schema_that_the_program_prints() =>
        File.ReadAllText(Repository.File("plans", "plan.schema.json")).ShouldBe(PlanSchema.Text);

    [Theory]
    [InlineData("shop.yaml")]
    [InlineData("fintech.yaml")]
    public void tell_editors_where_the_schema_is(string name) =>
        File.ReadLines(Repository.File("plans", name)).First().ShouldBe("# yaml-language-server: $schema=plan.schema.json");
}
