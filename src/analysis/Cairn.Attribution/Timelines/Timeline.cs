using Cairn.Data;
using Cairn.Identity;
using Cairn.Plan;
using Cairn.Warehouse;

namespace Cairn.Attribution.Timelines;

/// <summary>What one person did, visit by visit.</summary>
/// <param name="Person">The person's key.</param>
/// <param name="Visits">The visits in order of their first events.</param>
/// <param name="IsCut">Whether there are more events than were read.</param>
public sealed record Timeline(string Person, IReadOnlyList<TimelineVisit> Visits, bool IsCut)
{
    private static readonly SqlText Query = SqlText.Load(typeof(AttributionFiles), "Sql.read_timeline.sql");

    /// <summary>Reads a person's events and finds the visits as attribution does.</summary>
    /// <param name="client">The warehouse.</param>
    /// <param name="person">The person.</param>
    /// <param name="plan">Says which events befall a person, which are conversions, and when a session ends.</param>
    /// <param name="max">The most events to read, 1 or more.</param>
    /// <param name="ct">Stops the query.</param>
    public static async Task<Timeline> ReadAsync(
        WarehouseClient client, FoundPerson person, TrackingPlan plan, int max, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(person);
        var events = await client.QueryAsync<TimelineRow>(Query, new QueryParameters { { "actors", person.Actors.ToArray() } }, ct)
            .Where(row => person.Map.PersonOf(row.ActorKey, row.IdentityKey, row.At) == person.Key)
            .Take(max + 1)
            .ToListAsync(ct);
        return new TimelineBuilder(plan).Build(person.Name, [.. events.Take(max)], events.Count > max);
    }
}
