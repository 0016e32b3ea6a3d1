namespace Cairn.Reference;

/// <summary>One stored event, as far as reports read it. Empty texts mean that the event does not say.</summary>
public sealed record ReferenceEvent
{
    /// <summary>The log that the event stands in.</summary>
    public string LogId { get; init; } = "log";

    /// <summary>Where it stands in its log.</summary>
    public long LogOffset { get; init; }

    /// <summary>When it happened, in milliseconds since 1970 UTC.</summary>
    public long AtMs { get; init; }

    /// <summary>Its name; <c>$identify</c>, <c>$group</c> and <c>$alias</c> only say who somebody is.</summary>
    public string Event { get; init; } = "";

    /// <summary>The sender.</summary>
    public string Source { get; init; } = "";

    public string UserId { get; init; } = "";

    public string AnonymousId { get; init; } = "";

    /// <summary>Identifiers other than these two, in the order in which the event has them.</summary>
    public IReadOnlyList<ReferenceIdentifier> Identifiers { get; init; } = [];

    public string SessionId { get; init; } = "";

    public string Channel { get; init; } = "";

    public string TrafficSource { get; init; } = "";

    public string TrafficMedium { get; init; } = "";

    public string TrafficCampaign { get; init; } = "";

    public string Platform { get; init; } = "";

    /// <summary>The event's own value, which for an order is its money.</summary>
    public decimal? Value { get; init; }

    public string Currency { get; init; } = "";

    public string OrderId { get; init; } = "";

    /// <summary>A JSON object.</summary>
    public string Properties { get; init; } = "{}";

    /// <summary>Such as <c>bot</c>, <c>machine_open</c>, <c>unplanned</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
