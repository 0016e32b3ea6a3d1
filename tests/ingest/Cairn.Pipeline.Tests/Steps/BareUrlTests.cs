using Cairn.Pipeline.Steps;

namespace Cairn.Pipeline.Tests.Steps;

public sealed class BareUrlTests
{
    [Theory]
    [InlineData("https://shop.example/cart?mail=a@b.example#top", "https://shop.example/cart")]
    [InlineData("https://anna:secret@shop.example/cart", "https://shop.example/cart")]
    [InlineData("https://anna@shop.example", "https://shop.example")]
    [InlineData("https://a@b@shop.example/", "https://shop.example/")]
    [InlineData("https://@shop.example/", "https://shop.example/")]
    [InlineData("//anna@shop.example/x", "//shop.example/x")]
    [InlineData("https://shop.example/@anna", "https://shop.example/@anna")]
    [InlineData("shop.example/@anna", "shop.example/@anna")]
    [InlineData("MailTo:anna@shop.example", "mailto:")]
    [InlineData("tel:+49123", "tel:")]
    [InlineData("", "")]
    public void Of_a_url_only_what_tells_nobody_is_left(string url, string left) => BareUrl.OfUrl(url).ShouldBe(left);

    [Theory]
    [InlineData("shop.example/cart?mail=a", "shop.example/cart")]
    [InlineData("/cart?a", "/cart")]
    [InlineData("?a", "")]
    [InlineData("./cart#a", "./cart")]
    [InlineData("../cart#a", "../cart")]
    [InlineData("#token=b", "")]
    [InlineData("sms:+49123", "sms:")]
    [InlineData("C#", "C#")]
    [InlineData("Why? Because", "Why? Because")]
    [InlineData("Why? a=b", "Why? a=b")]
    [InlineData("two words?a=b", "two words?a=b")]
    [InlineData("plain text", "plain text")]
    [InlineData("anna@shop.example", "anna@shop.example")]
    public void A_text_that_is_no_url_stays(string text, string left) => BareUrl.Of(text).ShouldBe(left);
}
