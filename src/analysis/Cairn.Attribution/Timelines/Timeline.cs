using Cairn.Attribution.Journeys;
using Cairn.Data;
using Cairn.Plan;
using Cairn.Warehouse;

namespace Cairn.Attribution.Timelines;

/// <summary>What one person did, visit by visit.</summary>
/// <param name="Person">The person's key.</param>
/// <param name="Visits">The visits in order of their first events.</param>
/// <param name="IsCut">Whether there are more events than were read.</param>
public sealed record Timeline(string Person, IReadOnlyList<TimelineVisit> Visits, bool IsCut)
{
    private static readonly SqlText Query = SqlText.Load(typeof(ModelCredits), "Sql.read_timeline.sql");

    /// <summary>Reads a person's events and finds the visits as attribution does.</summary>
    /// <param name="client">The warehouse.</param>
    /// <param name="person">The person's key, as <see cref="PersonLookup"/> finds it.</param>
    /// <param name="plan">Says which events befall a person, which are conversions, and when a session ends.</param>
    /// <param name="max">The most events to read, 1 or more.</param>
    /// <param name="ct">Stops the query.</param>
    public static async Task<Timeline> ReadAsync(
        WarehouseClient client, string person, TrackingPlan plan, int max, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        var parameters = new QueryParameters { { "person", person }, { "max", (ulong)max + 1 } };
        var events = await client.QueryAsync<TimelineRow>(Query, parameters, ct).ToListAsync(ct);
        return new TimelineBuilder(plan).Build(person, [.. events.Take(max)], events.Count > max);
    }
}
