using Cairn.Model;

namespace Cairn.Attribution.Timelines;

/// <summary>One event of one person, as the warehouse holds it, for a timeline.</summary>
/// <param name="At">When, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="ReceivedAt">When it arrived, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Flags">What the pipeline noticed about it (<see cref="EventFlags"/>).</param>
/// <param name="Event">Canonical name.</param>
/// <param name="SessionId">The session id that the sender gave; may be empty.</param>
/// <param name="TieKey">Its place among acts of the same instant and kind.</param>
/// <param name="SessionKey">Hash of the session id; 0 where it is empty.</param>
/// <param name="ChannelKey">Hash of the channel; 0 where it names none.</param>
/// <param name="SourceKey">Hash of the source.</param>
/// <param name="MediumKey">Hash of the medium.</param>
/// <param name="CampaignKey">Hash of the campaign.</param>
/// <param name="OrderKey">Hash of the order id; 0 where it is empty.</param>
/// <param name="Channel">The event's own channel; empty where it says nothing of its origin.</param>
/// <param name="Campaign">The campaign that it names.</param>
/// <param name="Platform">web, ios, android, server ...</param>
/// <param name="Value">Money as decimal text; empty where there is none.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="OrderId">The order that it belongs to.</param>
/// <param name="Properties">The rest, a JSON object.</param>
public sealed record TimelineRow(
    long At,
    long ReceivedAt,
    string[] Flags,
    string Event,
    string SessionId,
    ulong TieKey,
    ulong SessionKey,
    uint ChannelKey,
    uint SourceKey,
    uint MediumKey,
    uint CampaignKey,
    ulong OrderKey,
    string Channel,
    string Campaign,
    string Platform,
    string Value,
    string Currency,
    string OrderId,
    string Properties)
{
    /// <summary>Whether it arrived more than a day after it happened.</summary>
    public bool IsLate => Flags.Contains(EventFlags.Late);
}
