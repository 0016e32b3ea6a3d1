using Cairn.Model.Channels;
using Cairn.Model.Tests.Plan;

namespace Cairn.Model.Tests.Channels;

public class Channel_classifier
{
    private static readonly ChannelClassifier Classifier = ClassifierExtensions.Of(Plans.Of("""
        events: { Viewed: { phase: discovery, value: 0.1 } }
        channels:
          - { channel: AI Assistants, source: '(.+\.)?(chatgpt\.com|perplexity\.ai)' }
          - { channel: Partner, source: partner, medium: cpc }
          - { channel: House Ads, campaign: 'house-.*', click_id: gclid }
          - { channel: Forum, referrer_host: 'forum\.partner\.example' }
          - { channel: Untagged, medium: '', source: qr }
        """));

    [Fact]
    public void leaves_a_stated_channel_alone() =>
        Classifier.ChannelOf(new TrafficSource { Channel = "my own", Source = "google", Medium = "cpc" }).ShouldBe("my own");

    [Fact]
    public void says_nothing_when_the_event_says_nothing()
    {
        Classifier.ChannelOf(TrafficSource.None).ShouldBe("");
        Classifier.ChannelOf(new TrafficSource { PageUrl = "https://shop.example/?page=2#top" }).ShouldBe("");
    }

    [Theory]
    [InlineData("chatgpt.com", "referral", "", "AI Assistants")]
    [InlineData("www2.chatgpt.com", "", "", "AI Assistants")]
    [InlineData("notchatgpt.com", "referral", "", "Referral")]
    [InlineData("Partner", "CPC", "", "Partner")]
    [InlineData("partner", "cpc2", "", "Paid Other")]
    [InlineData("qr", "", "", "Untagged")]
    [InlineData("qr", "link", "", "Referral")]
    public void tries_the_plans_rules_first_and_on_the_whole_value(string source, string medium, string campaign, string channel) =>
        Classifier.ChannelOf(new TrafficSource { Source = source, Medium = medium, Campaign = campaign }).ShouldBe(channel);

    [Fact]
    public void lets_rules_ask_about_the_referrer_and_the_click_id()
    {
        Classifier.ChannelOf(new TrafficSource { Referrer = "https://chatgpt.com/" }).ShouldBe("AI Assistants");
        Classifier.ChannelOf(new TrafficSource { Referrer = "https://forum.partner.example/t/1" }).ShouldBe("Forum");
        Classifier.ChannelOf(new TrafficSource { PageUrl = "https://s.example/?utm_campaign=house-1&gclid=x" }).ShouldBe("House Ads");
        Classifier.ChannelOf(new TrafficSource { PageUrl = "https://s.example/?utm_campaign=house-1&msclkid=x" }).ShouldBe("Paid Search");
    }

    [Fact]
    public void answers_the_same_however_many_origins_there_are()
    {
        for (var i = 0; i < 30_000; i++)
            Classifier.ChannelOf(new TrafficSource { Source = "newsletter", Medium = "email", Campaign = $"mail {i % 20_000}" }).ShouldBe("Email");
    }
}
