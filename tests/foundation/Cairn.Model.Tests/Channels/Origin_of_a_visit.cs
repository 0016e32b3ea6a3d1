using Cairn.Model.Channels;

namespace Cairn.Model.Tests.Channels;

/// <summary>Source, medium, campaign and channel come of one derivation, whatever the visit names itself.</summary>
public class Origin_of_a_visit
{
    private static readonly ChannelClassifier Classifier = Classifiers.Shipped;

    [Theory]
    [InlineData("https://www.google.com/", "google / organic", "Organic Search")]
    [InlineData("https://www.google.co.uk/search", "google / organic", "Organic Search")]
    [InlineData("android-app://com.google.android.googlequicksearchbox/", "google / organic", "Organic Search")]
    [InlineData("https://r.search.yahoo.com/x", "yahoo / organic", "Organic Search")]
    [InlineData("https://duckduckgo.com/", "duckduckgo / organic", "Organic Search")]
    [InlineData("https://www.ecosia.org/", "ecosia / organic", "Organic Search")]
    [InlineData("https://metager.de/", "metager.de / organic", "Organic Search")]
    [InlineData("https://m.facebook.com/", "m.facebook.com / referral", "Organic Social")]
    [InlineData("https://blog.partner.example/post", "blog.partner.example / referral", "Referral")]
    [InlineData("https://shop.example/cart", "", "")]
    [InlineData("", "", "")]
    public void without_a_tag_is_what_the_referrer_says(string referrer, string origin, string channel)
    {
        Classifier.OriginOf("https://shop.example/", referrer).ShouldBe(origin);
        Classifier.ChannelOf("https://shop.example/", referrer).ShouldBe(channel);
    }

    [Theory]
    [InlineData("https://blog.google/products/")]
    [InlineData("https://about.google/")]
    [InlineData("https://news.bing/")]
    [InlineData("https://mail.google.com/")]
    [InlineData("https://support.google.com/ads")]
    [InlineData("https://finance.yahoo.com/")]
    [InlineData("https://google.partner.example/")]
    public void is_no_search_engine_for_its_name_alone(string referrer) =>
        Classifier.ChannelOf("https://shop.example/", referrer).ShouldBe("Referral");

    [Theory]
    [InlineData("?gclid=1", "google / cpc", "Paid Search")]
    [InlineData("?utm_source=google&gclid=1", "google / cpc", "Paid Search")]
    [InlineData("?utm_source=Google&utm_medium=&gclid=1", "Google / cpc", "Paid Search")]
    [InlineData("?utm_source=google&utm_medium=(not%20set)&gbraid=1", "google / cpc", "Paid Search")]
    [InlineData("?utm_campaign=boots&wbraid=1", "google / cpc", "Paid Search")]
    [InlineData("?utm_source=(direct)&utm_medium=(none)&gclid=1", "google / cpc", "Paid Search")]
    [InlineData("?utm_source=adwords&gclid=1", "adwords / cpc", "Paid Search")]
    [InlineData("?utm_source=spring-sale&ttclid=1", "spring-sale / cpc", "Paid Social")]
    [InlineData("?utm_source=youtube&gclid=1", "youtube / cpc", "Paid Video")]
    [InlineData("?utm_source=bing&msclkid=1", "bing / cpc", "Paid Search")]
    [InlineData("?utm_source=yandex&yclid=1", "yandex / cpc", "Paid Search")]
    [InlineData("?utm_source=linkedin&li_fat_id=1", "linkedin / cpc", "Paid Social")]
    [InlineData("?utm_source=twitter&twclid=1", "twitter / cpc", "Paid Social")]
    [InlineData("?utm_source=snapchat&ScCid=1", "snapchat / cpc", "Paid Social")]
    [InlineData("?utm_source=cm360&dclid=1", "cm360 / display", "Display")]
    [InlineData("?utm_source=impact&irclickid=1", "impact / affiliate", "Affiliates")]
    public void is_paid_where_a_click_id_proves_an_ad_and_no_medium_speaks(string query, string origin, string channel)
    {
        Classifier.OriginOf("https://shop.example/" + query).ShouldBe(origin);
        Classifier.ChannelOf("https://shop.example/" + query, "https://www.google.com/").ShouldBe(channel);
    }

    [Theory]
    [InlineData("?utm_source=newsletter&utm_medium=email&gclid=1", "newsletter / email", "Email")]
    [InlineData("?utm_source=google&utm_medium=organic&gclid=1", "google / organic", "Organic Search")]
    [InlineData("?fbclid=1", "facebook / social", "Organic Social")]
    [InlineData("?utm_source=facebook&fbclid=1", "facebook / (not set)", "Organic Social")]
    [InlineData("?utm_source=facebook&utm_medium=paid&fbclid=1", "facebook / paid", "Paid Social")]
    public void is_not_paid_where_a_medium_says_otherwise_or_the_id_stands_on_every_link(string query, string origin, string channel)
    {
        Classifier.OriginOf("https://shop.example/" + query).ShouldBe(origin);
        Classifier.ChannelOf("https://shop.example/" + query).ShouldBe(channel);
    }

    [Theory]
    [InlineData("https://app.example/#utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/?lang=de#utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/#?utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/#/signup?utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/#!/signup?utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/?lang=de#/signup?step=2&utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/#/signup#utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/#pricing&utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/?id=3?utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/pricing&utm_source=news&utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/?utm_source=news&amp;utm_medium=email&amp;utm_campaign=feb")]
    [InlineData("https://app.example/?utm_source=news#utm_medium=email&utm_campaign=feb")]
    [InlineData("https://app.example/?mtm_source=news&mtm_medium=email&mtm_campaign=feb")]
    [InlineData("/start#utm_source=news&utm_medium=email&utm_campaign=feb")]
    public void is_read_wherever_a_link_carries_its_campaign(string url)
    {
        var traffic = Classifier.Classify(new TrafficSource { PageUrl = url });
        (traffic.Channel, traffic.VisitSource, traffic.VisitMedium, traffic.VisitCampaign).ShouldBe(("Email", "news", "email", "feb"));
        (traffic.UtmSource, traffic.UtmMedium, traffic.UtmCampaign).ShouldBe(("news", "email", "feb"));
    }

    [Fact]
    public void keeps_a_campaign_of_the_query_before_one_behind_it() =>
        Classifier.OriginOf("https://app.example/?utm_source=a&utm_medium=email#/x?utm_source=b&utm_medium=cpc").ShouldBe("a / email");

    [Fact]
    public void leaves_what_was_sent_as_it_was_sent()
    {
        var traffic = Classifier.Classify(new TrafficSource { PageUrl = "https://shop.example/?utm_source=Google&gclid=1" });
        (traffic.UtmSource, traffic.UtmMedium, traffic.VisitSource, traffic.VisitMedium).ShouldBe(("Google", "", "Google", "cpc"));
    }

    [Fact]
    public void is_not_set_where_only_the_channel_is_known()
    {
        var mail = Classifier.Classify(new TrafficSource { Channel = "Email" });
        (mail.Channel, mail.VisitSource, mail.VisitMedium).ShouldBe(("Email", "(not set)", "(not set)"));
        var direct = Classifier.Classify(new TrafficSource { Channel = "Direct" });
        (direct.Channel, direct.VisitSource, direct.VisitMedium).ShouldBe(("Direct", "(direct)", "(none)"));
    }
}
