using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>Rejects a dimension that no event can fill, before a report gives everything to (unattributed).</summary>
public static class DimensionCheck
{
    private const ulong MaxEvents = 100_000;
    private const ulong MaxProperties = 2_000;

    private static readonly SqlText Has = SqlText.Load(typeof(AttributionFiles), "Sql.has_property.sql");
    private static readonly SqlText List = SqlText.Load(typeof(AttributionFiles), "Sql.list_properties.sql");

    /// <summary>Checks that the dimension is a known one, or a property that an event has.</summary>
    /// <exception cref="UserException">It is neither; the nearest name is proposed.</exception>
    public static async Task RunAsync(WarehouseClient client, Dimension by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(by);
        if (by.Property.Length == 0)
            return;
        if (await client.QuerySingleAsync<byte>(Has, new QueryParameters { { "property", by.Property } }, ct) != 0)
            return;

        var parameters = new QueryParameters { { "events", MaxEvents }, { "max", MaxProperties } };
        var properties = await client.QueryAsync<string>(List, parameters, ct).ToListAsync(ct);
        throw new UserException(
            $"--by {by.Name} is no dimension, and no event has such a property.",
            NearMiss.Ask(by.Name, Dimension.Names.Concat(properties.Order(StringComparer.Ordinal)), $"Name one of {string.Join(", ", Dimension.Names)}, or a property of the events."));
    }
}
