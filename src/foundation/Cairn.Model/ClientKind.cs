namespace Cairn.Model;

/// <summary>Whose client sent an event, as far as its way of speaking tells.</summary>
public enum ClientKind
{
    /// <summary>Nothing tells: a file, a webhook, CloudEvents.</summary>
    Unknown,

    /// <summary>A client of Segment or RudderStack.</summary>
    Segment,

    /// <summary>A tracker of Snowplow.</summary>
    Snowplow,

    /// <summary>A client of PostHog.</summary>
    PostHog,

    /// <summary>GA4's Measurement Protocol, and what forwards GA4's events by it.</summary>
    Ga4,
}
