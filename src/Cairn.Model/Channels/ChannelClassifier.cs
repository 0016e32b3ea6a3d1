using System.Collections.Concurrent;
using Cairn.Model.Plan;

namespace Cairn.Model.Channels;

/// <summary>
/// Gives each visit its channel: the plan's rules first, then GA4's default channel groups. Safe to use from many threads;
/// remembers what it has decided, for a bounded number of origins.
/// </summary>
public sealed class ChannelClassifier
{
    private const int MaximumRemembered = 8192;

    private readonly IReadOnlyList<ChannelRule> _rules;
    private readonly ConcurrentDictionary<TrafficOrigin, string> _remembered = new();
    private int _count;

    /// <summary>Prepares the rules of <paramref name="plan"/>.</summary>
    public ChannelClassifier(TrackingPlan plan) => _rules = plan.ChannelRules;

    /// <summary>The channel of one event.</summary>
    /// <param name="traffic">What the event says of its origin.</param>
    /// <returns>
    /// The channel that the sender states, as it is; else that of the first rule that holds; the empty string when the event
    /// says nothing of its origin, or only that the visit goes on within the site: the session then decides (Direct when none
    /// of its events says more).
    /// </returns>
    public string Classify(TrafficSource traffic)
    {
        if (traffic.Channel.Length > 0)
            return traffic.Channel;

        var origin = TrafficOrigin.Of(traffic);
        if (origin == TrafficOrigin.Nothing)
            return "";
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
