using Cairn.Model.Channels;

namespace Cairn.Model.Tests.Channels;

public class Unwanted_referrals
{
    private static readonly ChannelClassifier Shipped = Classifiers.Shipped;

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
}
