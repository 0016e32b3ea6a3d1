using Cairn.Model.Channels;

namespace Cairn.Model.Tests.Channels;

/// <summary>The published table of GA4's "Channels for manual traffic", row by row.</summary>
public class Default_channel_groups
{
    private static readonly ChannelClassifier Classifier = Classifiers.Shipped;

    [Theory]
    // Direct: source exactly (direct), medium (not set) or (none)
    [InlineData("(direct)", "(none)", "", "Direct")]
    [InlineData("(direct)", "(not set)", "", "Direct")]
    [InlineData("direct", "", "", "Direct")]
    // Cross-network: campaign contains cross-network
    [InlineData("google", "cpc", "Cross-network", "Cross-network")]
    [InlineData("google", "cpc", "eu cross-network 2026", "Cross-network")]
    // Paid Shopping: shopping site, or campaign ^(.*(([^a-df-z]|^)shop|shopping).*)$; and medium ^(.*cp.*|ppc|retargeting|paid.*)$
    [InlineData("amazon", "cpc", "", "Paid Shopping")]
    [InlineData("ebay.de", "paid", "", "Paid Shopping")]
    [InlineData("google", "cpc", "shopping_de", "Paid Shopping")]
    [InlineData("google", "cpc", "autumn-shop", "Paid Shopping")]
    [InlineData("google", "cpc", "eshop", "Paid Shopping")]
    [InlineData("google", "cpc", "bishop", "Paid Search")]
    [InlineData("google", "cpc", "workshop", "Paid Search")]
    // Paid Search, Social, Video: site and medium
    [InlineData("google", "cpc", "", "Paid Search")]
    [InlineData("google", "cpm", "", "Paid Search")]
    [InlineData("bing", "ppc", "", "Paid Search")]
    [InlineData("yandex", "retargeting", "", "Paid Search")]
    [InlineData("facebook", "cpc", "", "Paid Social")]
    [InlineData("instagram", "paid_social", "", "Paid Social")]
    [InlineData("ig", "paidsocial", "", "Paid Social")]
    [InlineData("tiktok", "cpc", "", "Paid Social")]
    [InlineData("youtube", "cpv", "", "Paid Video")]
    [InlineData("youtube", "cpc", "", "Paid Video")]
    [InlineData("vimeo.com", "paid", "", "Paid Video")]
    // Display: medium display, banner, expandable, interstitial, cpm
    [InlineData("criteo", "display", "", "Display")]
    [InlineData("criteo", "banner", "", "Display")]
    [InlineData("criteo", "expandable", "", "Display")]
    [InlineData("criteo", "interstitial", "", "Display")]
    [InlineData("criteo", "cpm", "", "Display")]
    // Paid Other: medium alone
    [InlineData("criteo", "cpc", "", "Paid Other")]
    [InlineData("criteo", "retargeting", "", "Paid Other")]
    [InlineData("partner", "paid", "", "Paid Other")]
    // Organic Shopping: shopping site, or campaign
    [InlineData("idealo.de", "referral", "", "Organic Shopping")]
    [InlineData("newsletter", "email", "shopping week", "Organic Shopping")]
    // Organic Social: social site, or medium social, social-network, social-media, sm, social network, social media
    [InlineData("facebook", "", "", "Organic Social")]
    [InlineData("t.co", "referral", "", "Organic Social")]
    [InlineData("partner", "social", "", "Organic Social")]
    [InlineData("partner", "social-network", "", "Organic Social")]
    [InlineData("partner", "social-media", "", "Organic Social")]
    [InlineData("partner", "sm", "", "Organic Social")]
    [InlineData("partner", "social network", "", "Organic Social")]
    [InlineData("partner", "social media", "", "Organic Social")]
    // Organic Video: video site, or medium contains video
    [InlineData("youtube.com", "referral", "", "Organic Video")]
    [InlineData("partner", "pre-video", "", "Organic Video")]
    // Organic Search: search site, or medium exactly organic
    [InlineData("google", "organic", "", "Organic Search")]
    [InlineData("google", "", "", "Organic Search")]
    [InlineData("partner", "organic", "", "Organic Search")]
    // Referral: medium referral, app, link
    [InlineData("partner.example", "referral", "", "Referral")]
    [InlineData("partner.example", "app", "", "Referral")]
    [InlineData("partner.example", "link", "", "Referral")]
    // Email: source or medium email, e-mail, e_mail, e mail
    [InlineData("newsletter", "email", "", "Email")]
    [InlineData("email", "", "", "Email")]
    [InlineData("newsletter", "e-mail", "", "Email")]
    [InlineData("newsletter", "e_mail", "", "Email")]
    [InlineData("newsletter", "e mail", "", "Email")]
    // Affiliates, Audio, SMS
    [InlineData("partner", "affiliate", "", "Affiliates")]
    [InlineData("podcast", "audio", "", "Audio")]
    [InlineData("twilio", "sms", "", "SMS")]
    [InlineData("sms", "", "", "SMS")]
    // Mobile Push Notifications: medium ends with push, contains mobile or notification; source firebase
    [InlineData("braze", "push", "", "Mobile Push Notifications")]
    [InlineData("braze", "web-push", "", "Mobile Push Notifications")]
    [InlineData("braze", "mobile", "", "Mobile Push Notifications")]
    [InlineData("braze", "app_notification", "", "Mobile Push Notifications")]
    [InlineData("firebase", "", "", "Mobile Push Notifications")]
    // Unassigned: nothing fits
    [InlineData("partner", "qr", "", "Unassigned")]
    [InlineData("partner", "", "", "Unassigned")]
    [InlineData("", "", "spring", "Unassigned")]
    public void follow_the_published_table(string source, string medium, string campaign, string channel)
    {
        var traffic = new TrafficSource { UtmSource = source, UtmMedium = medium, UtmCampaign = campaign };
        Classifier.ChannelOf(traffic).ShouldBe(channel);
        Classifier.ChannelOf(traffic with { UtmSource = source.ToUpperInvariant(), UtmMedium = medium.ToUpperInvariant() }).ShouldBe(channel);
    }

    [Theory]
    [InlineData("gclid", "Paid Search")]
    [InlineData("gbraid", "Paid Search")]
    [InlineData("wbraid", "Paid Search")]
    [InlineData("msclkid", "Paid Search")]
    [InlineData("dclid", "Display")]
    [InlineData("ttclid", "Paid Social")]
    [InlineData("twclid", "Paid Social")]
    [InlineData("li_fat_id", "Paid Social")]
    [InlineData("ScCid", "Paid Social")]
    [InlineData("fbclid", "Organic Social")]
    [InlineData("igshid", "Organic Social")]
    [InlineData("srsltid", "Organic Shopping")]
    [InlineData("ranSiteID", "Affiliates")]
    [InlineData("cjevent", "Affiliates")]
    [InlineData("mc_eid", "Email")]
    public void read_click_ids_where_nothing_else_is_said(string clickId, string channel)
    {
        Classifier.ChannelOf(new TrafficSource { ClickIdType = clickId, ClickId = "x" }).ShouldBe(channel);
        Classifier.ChannelOf(new TrafficSource { PageUrl = $"https://shop.example/p?{clickId}=x" }).ShouldBe(channel);
        Classifier.ChannelOf(new TrafficSource { ClickIdType = clickId, UtmSource = "newsletter", UtmMedium = "email" }).ShouldBe("Email");
    }

    [Theory]
    [InlineData("https://www.google.com/", "Organic Search")]
    [InlineData("https://www.google.co.uk/search?q=shoes", "Organic Search")]
    [InlineData("https://google.de", "Organic Search")]
    [InlineData("android-app://com.google.android.googlequicksearchbox/", "Organic Search")]
    [InlineData("https://duckduckgo.com/", "Organic Search")]
    [InlineData("https://search.yahoo.com/", "Organic Search")]
    [InlineData("https://de.search.yahoo.com/", "Organic Search")]
    [InlineData("https://mail.google.com/mail/u/0", "Referral")]
    [InlineData("https://docs.google.com/x", "Referral")]
    [InlineData("https://google.evil.example/", "Referral")]
    [InlineData("https://l.facebook.com/l.php?u=x", "Organic Social")]
    [InlineData("https://t.co/abc", "Organic Social")]
    [InlineData("https://m.youtube.com/watch?v=1", "Organic Video")]
    [InlineData("https://www.amazon.co.jp/dp/1", "Organic Shopping")]
    [InlineData("https://blog.partner.example/post", "Referral")]
    [InlineData("partner.example", "Referral")]
    [InlineData("http://xn--mnchen-3ya.example/", "Referral")]
    [InlineData("not a url at all", "")]
    [InlineData("http://", "")]
    public void read_the_referrer(string referrer, string channel) =>
        Classifier.ChannelOf(new TrafficSource { Referrer = referrer, PageUrl = "https://shop.example/" }).ShouldBe(channel);

    [Theory]
    [InlineData("https://shop.example/cart", "https://shop.example/checkout")]
    [InlineData("https://www.shop.example/", "https://shop.example/")]
    [InlineData("https://blog.shop.example/", "https://pay.shop.example/")]
    [InlineData("https://www.shop.co.uk/", "https://shop.co.uk/")]
    [InlineData("http://192.168.0.1/a", "http://192.168.0.1/b")]
    [InlineData("https://a.myshopify.com/", "https://a.myshopify.com/cart")]
    public void do_not_take_the_own_site_for_a_referrer(string referrer, string page) =>
        Classifier.ChannelOf(new TrafficSource { Referrer = referrer, PageUrl = page }).ShouldBe("");

    [Theory]
    [InlineData("https://other.co.uk/", "https://shop.co.uk/")]
    [InlineData("https://b.myshopify.com/", "https://a.github.io/cart")]
    [InlineData("https://b.github.io/", "https://a.github.io/")]
    [InlineData("http://192.168.0.2/", "http://192.168.0.1/")]
    public void take_strangers_for_referrers(string referrer, string page) =>
        Classifier.ChannelOf(new TrafficSource { Referrer = referrer, PageUrl = page }).ShouldNotBe("");
}
