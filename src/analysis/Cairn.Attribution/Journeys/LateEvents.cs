using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>
/// Events of a report's time that carry <see cref="EventFlags.Late"/>: they arrived more than a day after they happened, and
/// reports that were made before they arrived do not have them.
/// </summary>
/// <remarks>It tells of what the events say of themselves and not of when they were stored, as everything in a report does.</remarks>
/// <param name="Count">How many there are.</param>
/// <param name="LastReceivedAt">When the last of them was received, milliseconds since 1970-01-01T00:00:00Z; 0 where there are none.</param>
/// <param name="MaxDelay">Most milliseconds from happening to receipt; 0 where there are none.</param>
public sealed record LateEvents(long Count, long LastReceivedAt, long MaxDelay)
{
    private static readonly SqlText Query = SqlText.Load(typeof(AttributionFiles), "Sql.count_late_events.sql");

    /// <summary>Counts those that can matter to a request: of its time, and of the look-back window before it.</summary>
    /// <param name="client">The warehouse.</param>
    /// <param name="request">What the report is about.</param>
    /// <param name="ct">Stops the query.</param>
    public static Task<LateEvents> ReadAsync(WarehouseClient client, AttributionRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        var parameters = new QueryParameters
        {
            { "late", EventFlags.Late },
            { "from_ms", ActTimes.Earliest(request) },
            { "to_ms", ActTimes.Latest(request) },
        };
        return client.QuerySingleAsync<LateEvents>(Query, parameters, ct);
    }
}
