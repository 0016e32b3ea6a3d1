using Cairn.Attribution.Acts;
using Cairn.Model;

namespace Cairn.Attribution.Timelines;

/// <summary>One event of one person, as the warehouse holds it, for a timeline.</summary>
/// <param name="ActorKey">Under which actor it stands.</param>
/// <param name="IdentityKey">Whom it names; 0: nobody.</param>
/// <param name="At">When, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="ReceivedAt">When it arrived, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Flags">What the pipeline noticed about it (<see cref="EventFlags"/>).</param>
/// <param name="Event">Canonical name.</param>
/// <param name="SessionId">The session id that the sender gave; may be empty.</param>
/// <param name="Channel">The event's own channel; empty where it says nothing of its origin.</param>
/// <param name="TrafficSource">Where it says that the visit came from.</param>
/// <param name="TrafficMedium">By what.</param>
/// <param name="TrafficCampaign">By which campaign.</param>
/// <param name="Platform">web, ios, android, server ...</param>
/// <param name="Value">Money as decimal text; empty where there is none.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="OrderId">The order that it belongs to.</param>
/// <param name="Properties">The rest, a JSON object.</param>
public sealed record TimelineRow(
    ulong ActorKey,
    ulong IdentityKey,
    long At,
    long ReceivedAt,
    string[] Flags,
    string Event,
    string SessionId,
    string Channel,
    string TrafficSource,
    string TrafficMedium,
    string TrafficCampaign,
    string Platform,
    string Value,
    string Currency,
    string OrderId,
    string Properties)
{
    /// <summary>The campaign that it names; empty where it names none.</summary>
    public string Campaign => OriginNames.PlayerOf(TrafficCampaign);

    /// <summary>Whether it arrived more than a day after it happened.</summary>
    public bool IsLate => Flags.Contains(EventFlags.Late);
}
