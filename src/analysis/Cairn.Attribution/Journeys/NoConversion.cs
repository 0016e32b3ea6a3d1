using Cairn.Data;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>What there is of a conversion's events where a report counts none of them.</summary>
/// <param name="Stored">Events of the conversion in the warehouse, at any time.</param>
/// <param name="FirstAt">When the first of them was, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="LastAt">When the last of them was.</param>
/// <param name="Quarantined">Records of that event in quarantine.</param>
/// <param name="Code">The reason that most of those have.</param>
/// <param name="Events">Events of any name in the warehouse.</param>
/// <param name="FirstEventAt">When the first of those was.</param>
/// <param name="LastEventAt">When the last of those was.</param>
public sealed record NoConversion(
    long Stored, long FirstAt, long LastAt, long Quarantined, string Code, long Events, long FirstEventAt, long LastEventAt)
{
    private static readonly SqlText Query = SqlText.Load(typeof(AttributionFiles), "Sql.explain_nothing.sql");

    /// <summary>Looks for the events of a request's conversion.</summary>
    public static Task<NoConversion> ReadAsync(WarehouseClient client, AttributionRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        var name = request.Conversion.Event;
        var parameters = new QueryParameters
        {
            { "conversion_event", name },
            { "names", new[] { name }.Concat(request.Plan.Events[name].Aliases).ToArray() },
        };
        return client.QuerySingleAsync<NoConversion>(Query, parameters, ct);
    }
}
