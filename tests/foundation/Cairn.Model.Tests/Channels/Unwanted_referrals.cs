using Cairn.Model.Channels;
using Cairn.Model.Tests.Plan;
using Cairn.Plan;

namespace Cairn.Model.Tests.Channels;

public class Unwanted_referrals
{
    private const string Events = "events: { Viewed: { phase: discovery, value: 0.1 } }";
    private static readonly ChannelClassifier Shipped = ClassifierExtensions.Of(Plans.Of(Events));

    [Theory]
    [InlineData("https://www.paypal.com/checkoutnow")]
    [InlineData("https://checkout.stripe.com/c/pay/cs_1")]
    [InlineData("https://pay.klarna.com/eu")]
    [InlineData("https://checkoutshopper-live.adyen.com/")]
    [InlineData("https://3ds.bank.example/acs")]
    [InlineData("https://acs.some-bank.example/")]
    [InlineData("https://1eaf.cardinalcommerce.com/")]
    [InlineData("https://accounts.google.com/o/oauth2")]
    [InlineData("https://appleid.apple.com/auth")]
    [InlineData("https://login.microsoftonline.com/common")]
    [InlineData("https://login.live.com/")]
    public void say_nothing_of_where_a_visit_came_from(string referrer)
    {
        Shipped.OriginOf("https://shop.example/thanks", referrer).ShouldBe("");
        Shipped.ChannelOf("https://shop.example/thanks", referrer).ShouldBe("");
        Shipped.OriginOf("https://shop.example/thanks?utm_source=news&utm_medium=email", referrer).ShouldBe("news / email");
    }

    [Theory]
    [InlineData("https://acs.org/")]
    [InlineData("https://notpaypal.com/")]
    [InlineData("https://paypal.com.partner.example/")]
    [InlineData("https://developer.apple.com/")]
    public void are_no_others(string referrer) => Shipped.ChannelOf("https://shop.example/", referrer).ShouldBe("Referral");

    [Fact]
    public void can_be_changed_in_the_plan()
    {
        var changed = ClassifierExtensions.Of(Plans.Of(Events + """

            unwanted_referrals:
              add: [pay.mybank.example, "wallet.*"]
              remove: [klarna.com]
            """));
        changed.ChannelOf("https://shop.example/", "https://pay.mybank.example/x").ShouldBe("");
        changed.ChannelOf("https://shop.example/", "https://wallet.co.uk/").ShouldBe("");
        changed.ChannelOf("https://shop.example/", "https://www.klarna.com/").ShouldBe("Referral");
        changed.ChannelOf("https://shop.example/", "https://paypal.com/").ShouldBe("");

        var own = ClassifierExtensions.Of(Plans.Of(Events + "\nunwanted_referrals: [pay.mybank.example]"));
        own.ChannelOf("https://shop.example/", "https://pay.mybank.example/x").ShouldBe("");
        own.ChannelOf("https://shop.example/", "https://paypal.com/").ShouldBe("Referral");
    }

    [Theory]
    [InlineData("unwanted_referrals: [https://paypal.com]", "a host in lower case")]
    [InlineData("unwanted_referrals: { remove: [paypal.con] }", "Did you mean 'paypal.com'?")]
    [InlineData("unwanted_referrals: { adds: [paypal.com] }", "Did you mean 'add'?")]
    public void are_checked(string key, string remedy) =>
        Plans.MistakesOf(Events + "\n" + key).ShouldHaveSingleItem().Remedy.ShouldContain(remedy);

    [Theory]
    [InlineData("shop.yaml")]
    [InlineData("fintech.yaml")]
    public void stand_in_the_plans_that_ship(string plan) =>
        PlanFile.Load(Repository.File("plans", plan)).UnwantedReferrals.ShouldBe(UnwantedReferrals.Default);
}
