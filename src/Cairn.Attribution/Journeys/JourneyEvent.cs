namespace Cairn.Attribution.Journeys;

/// <summary>One event of one person, as the warehouse holds it, for a timeline.</summary>
/// <param name="At">When, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="ReceivedAt">When it arrived, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="IsLate">Whether that was more than a day after it happened (<see cref="Cairn.Model.EventFlags.Late"/>).</param>
/// <param name="Event">Canonical name.</param>
/// <param name="SessionId">The session id that the sender gave; may be empty.</param>
/// <param name="SessionKey">Hash of that id; 0 where it is empty.</param>
/// <param name="CampaignKey">Hash of what names the campaign; 0 where nothing does.</param>
/// <param name="Channel">The event's own channel; empty where it says nothing of its origin.</param>
/// <param name="Campaign">utm_campaign.</param>
/// <param name="Platform">web, ios, android, server ...</param>
/// <param name="Value">Money as decimal text; empty where there is none.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="OrderId">The order that it belongs to.</param>
/// <param name="Properties">The rest, a JSON object.</param>
public sealed record JourneyEvent(
    long At,
    long ReceivedAt,
    bool IsLate,
    string Event,
    string SessionId,
    ulong SessionKey,
    ulong CampaignKey,
    string Channel,
    string Campaign,
    string Platform,
    string Value,
    string Currency,
    string OrderId,
    string Properties);
