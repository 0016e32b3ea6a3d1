using System.Collections.Concurrent;

namespace Cairn.Model.Channels;

/// <summary>
/// The one derivation of where a visit came from: source, medium, campaign and channel. The channel is named by the plan's rules
/// first, then by GA4's default channel groups. Safe to use from many threads; remembers the channels of a bounded number of
/// origins.
/// </summary>
public sealed class ChannelClassifier
{
    private const int MaximumRemembered = 8192;

    private readonly IReadOnlyList<ChannelRule> _rules;
    private readonly UnwantedReferrals _unwanted;
    private readonly ConcurrentDictionary<TrafficOrigin, string> _remembered = new();
    private int _count;

    /// <summary>Prepares a plan's rules.</summary>
    /// <param name="rules">The plan's own, which are tried first.</param>
    /// <param name="unwantedReferrals">Hosts that send nobody although they refer.</param>
    public ChannelClassifier(IReadOnlyList<ChannelRule> rules, IReadOnlyList<string> unwantedReferrals)
    {
        _rules = rules;
        _unwanted = new UnwantedReferrals(unwantedReferrals);
    }

    /// <summary>Derives where a visit came from, as far as one event says.</summary>
    /// <param name="traffic">What the event says.</param>
    /// <returns>
    /// The same with campaign parameters and click id of its page's URL, and with channel, <see cref="TrafficSource.VisitSource"/>,
    /// <see cref="TrafficSource.VisitMedium"/> and <see cref="TrafficSource.VisitCampaign"/>. A channel that the sender states
    /// stays. All four are empty when the event says nothing of its origin, or only that the visit goes on: its session decides
    /// then. Otherwise source and medium are never empty: what is left open is <c>(not set)</c>.
    /// </returns>
    public TrafficSource Classify(TrafficSource traffic)
    {
        var filled = UtmParameters.Fill(traffic);
        var origin = TrafficOrigin.Of(filled, _unwanted);
        if (origin == TrafficOrigin.Nothing)
            return filled.Channel.Length == 0 ? Silent(filled) : Stated(filled);
        return filled with
        {
            Channel = filled.Channel.Length > 0 ? filled.Channel : ChannelOf(origin.Lowered()),
            VisitSource = origin.Source.Length > 0 ? origin.Source : TrafficOrigin.NotSet,
            VisitMedium = origin.Medium.Length > 0 ? origin.Medium : TrafficOrigin.NotSet,
            VisitCampaign = origin.Campaign,
        };
    }

    private static TrafficSource Silent(TrafficSource traffic) =>
        traffic is { VisitSource: "", VisitMedium: "", VisitCampaign: "" } ? traffic : traffic with { VisitSource = "", VisitMedium = "", VisitCampaign = "" };

    /// <summary>All that is known is the channel.</summary>
    private static TrafficSource Stated(TrafficSource traffic) =>
        traffic.Channel.Equals(ChannelNames.Direct, StringComparison.OrdinalIgnoreCase)
            ? traffic with { VisitSource = TrafficOrigin.DirectSource, VisitMedium = TrafficOrigin.NoMedium, VisitCampaign = "" }
            : traffic with { VisitSource = TrafficOrigin.NotSet, VisitMedium = TrafficOrigin.NotSet, VisitCampaign = "" };

    private string ChannelOf(in TrafficOrigin origin)
    {
        if (_remembered.TryGetValue(origin, out var known))
            return known;

        var channel = Decide(origin);
        if (Interlocked.Increment(ref _count) > MaximumRemembered)
        {
            // Sources repeat; when they do not (a campaign name for every mail), starting over is as good as any choice.
            _remembered.Clear();
            Interlocked.Exchange(ref _count, 0);
        }

        _remembered.TryAdd(origin, channel);
        return channel;
    }

    private string Decide(in TrafficOrigin origin)
    {
        foreach (var rule in _rules)
            if (Holds(rule, origin))
                return rule.Channel;

        return DefaultChannelGroups.Of(origin);
    }

    private static bool Holds(ChannelRule rule, in TrafficOrigin origin)
    {
        foreach (var (field, pattern) in rule.Conditions)
            if (!pattern.IsMatch(origin[field]))
                return false;

        return true;
    }
}
