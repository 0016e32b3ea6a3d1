using Cairn.Model.Channels;

namespace Cairn.Model.Tests.Channels;

public class Channel_classifier
{
    private static readonly ChannelClassifier Classifier = Classifiers.Shipped;

    [Fact]
    public void leaves_a_stated_channel_alone() =>
        Classifier.ChannelOf(new TrafficSource { Channel = "my own", UtmSource = "google", UtmMedium = "cpc" }).ShouldBe("my own");

    [Fact]
    public void says_nothing_when_the_event_says_nothing()
    {
        Classifier.ChannelOf(TrafficSource.None).ShouldBe("");
        Classifier.ChannelOf(new TrafficSource { PageUrl = "https://shop.example/?page=2#top" }).ShouldBe("");
    }

    [Fact]
    public void answers_the_same_however_many_origins_there_are()
    {
        for (var i = 0; i < 30_000; i++)
            Classifier.ChannelOf(new TrafficSource { UtmSource = "newsletter", UtmMedium = "email", UtmCampaign = $"mail {i % 20_000}" }).ShouldBe("Email");
    }
}
