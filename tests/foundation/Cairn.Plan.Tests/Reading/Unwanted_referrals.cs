using Cairn.Model;
using Cairn.Model.Channels;

namespace Cairn.Plan.Tests.Reading;

public class Unwanted_referrals
{
    private const string Events = "events: { Viewed: { phase: discovery, value: 0.1 } }";

    [Fact]
    public void can_be_changed_or_replaced()
    {
        var changed = ClassifierOf(Plans.Of(Events + """

            unwanted_referrals:
              add: [pay.mybank.example, "wallet.*"]
              remove: [klarna.com]
            """));
        ChannelFrom(changed, "https://pay.mybank.example/x").ShouldBe("");
        ChannelFrom(changed, "https://wallet.co.uk/").ShouldBe("");
        ChannelFrom(changed, "https://www.klarna.com/").ShouldBe("Referral");
        ChannelFrom(changed, "https://paypal.com/").ShouldBe("");

        var own = ClassifierOf(Plans.Of(Events + "\nunwanted_referrals: [pay.mybank.example]"));
        ChannelFrom(own, "https://pay.mybank.example/x").ShouldBe("");
        ChannelFrom(own, "https://paypal.com/").ShouldBe("Referral");
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

    private static ChannelClassifier ClassifierOf(TrackingPlan plan) => new(plan.ChannelRules, plan.UnwantedReferrals);

    private static string ChannelFrom(ChannelClassifier classifier, string referrer) =>
        classifier.Classify(new TrafficSource { PageUrl = "https://shop.example/", Referrer = referrer }).Channel;
}
