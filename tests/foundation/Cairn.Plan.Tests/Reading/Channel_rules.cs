using Cairn.Model;
using Cairn.Model.Channels;

namespace Cairn.Plan.Tests.Reading;

public class Channel_rules
{
    private static readonly TrackingPlan Plan = Plans.Of("""
        events: { Viewed: { phase: discovery, value: 0.1 } }
        channels:
          - { channel: AI Assistants, source: '(.+\.)?(chatgpt\.com|perplexity\.ai)' }
          - { channel: Partner, source: partner, medium: cpc }
          - { channel: House Ads, campaign: 'house-.*', click_id: gclid }
          - { channel: Forum, referrer_host: 'forum\.partner\.example' }
          - { channel: Untagged, medium: '', source: qr }
        """);

    [Theory]
    [InlineData("chatgpt.com", "referral", "", "AI Assistants")]
    [InlineData("www2.chatgpt.com", "", "", "AI Assistants")]
    [InlineData("notchatgpt.com", "referral", "", "Referral")]
    [InlineData("Partner", "CPC", "", "Partner")]
    [InlineData("partner", "cpc2", "", "Paid Other")]
    [InlineData("qr", "", "", "Untagged")]
    [InlineData("qr", "link", "", "Referral")]
    public void come_first_and_are_asked_of_the_whole_value(string source, string medium, string campaign, string channel) =>
        ChannelOf(new TrafficSource { UtmSource = source, UtmMedium = medium, UtmCampaign = campaign }).ShouldBe(channel);

    [Fact]
    public void can_ask_about_the_referrer_and_the_click_id()
    {
        ChannelOf(new TrafficSource { Referrer = "https://chatgpt.com/" }).ShouldBe("AI Assistants");
        ChannelOf(new TrafficSource { Referrer = "https://forum.partner.example/t/1" }).ShouldBe("Forum");
        ChannelOf(new TrafficSource { PageUrl = "https://s.example/?utm_campaign=house-1&gclid=x" }).ShouldBe("House Ads");
        ChannelOf(new TrafficSource { PageUrl = "https://s.example/?utm_campaign=house-1&msclkid=x" }).ShouldBe("Paid Search");
    }

    private static string ChannelOf(TrafficSource traffic) => new ChannelClassifier(Plan.ChannelRules, Plan.UnwantedReferrals).Classify(traffic).Channel;
}
