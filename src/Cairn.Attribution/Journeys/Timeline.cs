using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>What one person did, session by session.</summary>
/// <param name="Person">The person's key.</param>
/// <param name="Sessions">The sessions in order of their start.</param>
/// <param name="IsCut">Whether there are more events than were read.</param>
public sealed record Timeline(string Person, IReadOnlyList<TimelineSession> Sessions, bool IsCut)
{
    private const string Direct = "Direct";

    private static readonly SqlText Query = SqlText.Load(typeof(AttributionReport), "Sql.read_journey.sql");

    /// <summary>Reads a person's events and finds the sessions by the rules that attribution uses.</summary>
    /// <param name="client">The warehouse.</param>
    /// <param name="person">The person's key, as <see cref="PersonLookup"/> finds it.</param>
    /// <param name="sessionTimeout">Silence after which a session ends that the sender did not name.</param>
    /// <param name="most">The most events to read, 1 or more.</param>
    /// <param name="ct">Stops the query.</param>
    public static async Task<Timeline> ReadAsync(
        WarehouseClient client, string person, TimeSpan sessionTimeout, int most, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        var parameters = new QueryParameters { { "person", person }, { "late", EventFlags.Late }, { "most", (ulong)most + 1 } };
        var events = await client.QueryAsync<JourneyEvent>(Query, parameters, ct).ToListAsync(ct);
        return Of(person, events, sessionTimeout, most);
    }

    /// <summary>The timeline of events that are in order of time.</summary>
    internal static Timeline Of(string person, IReadOnlyList<JourneyEvent> events, TimeSpan sessionTimeout, int most)
    {
        var channels = new PlayerNames();
        var sessions = new Sessions((long)sessionTimeout.TotalMilliseconds);
        var eventsOf = new List<(int Channel, List<JourneyEvent> Events)>();
        foreach (var happened in events.Take(most))
        {
            ref var session = ref sessions.Of(new Act
            {
                At = happened.At,
                Session = happened.SessionKey,
                Campaign = happened.CampaignKey,
                Player = happened.Channel.Length == 0 ? -1 : channels.IndexOf(happened.Channel),
            });
            if (session.Number == eventsOf.Count)
                eventsOf.Add((session.Player, []));

            eventsOf[session.Number].Events.Add(happened);
            eventsOf[session.Number] = eventsOf[session.Number] with { Channel = session.Player };
        }

        return new Timeline(
            person,
            [.. eventsOf.Select(session => new TimelineSession(session.Channel < 0 ? Direct : channels[session.Channel], session.Events))],
            events.Count > most);
    }
}
