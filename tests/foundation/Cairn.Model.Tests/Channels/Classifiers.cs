using Cairn.Model.Channels;

namespace Cairn.Model.Tests.Channels;

internal static class Classifiers
{
    /// <summary>As under a plan that says nothing of channels.</summary>
    public static ChannelClassifier Shipped { get; } = new([], UnwantedReferrals.Default);

    public static string ChannelOf(this ChannelClassifier classifier, TrafficSource traffic) => classifier.Classify(traffic).Channel;

    public static string ChannelOf(this ChannelClassifier classifier, string pageUrl, string referrer = "") =>
        classifier.ChannelOf(new TrafficSource { PageUrl = pageUrl, Referrer = referrer });

    /// <summary>Source and medium as <c>google / cpc</c>, as GA4 writes them.</summary>
    public static string OriginOf(this ChannelClassifier classifier, string pageUrl, string referrer = "")
    {
        var traffic = classifier.Classify(new TrafficSource { PageUrl = pageUrl, Referrer = referrer });
        return traffic.VisitSource.Length == 0 ? "" : $"{traffic.VisitSource} / {traffic.VisitMedium}";
    }
}
