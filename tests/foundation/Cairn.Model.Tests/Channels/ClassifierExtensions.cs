using Cairn.Model.Channels;

namespace Cairn.Model.Tests.Channels;

internal static class ClassifierExtensions
{
    public static ChannelClassifier Of(Cairn.Plan.TrackingPlan plan) => new(plan.ChannelRules, plan.UnwantedReferrals);

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
