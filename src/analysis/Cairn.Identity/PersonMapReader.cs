using Cairn.Data;
using Cairn.Identity.Decisions;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Makes the map of persons out of the sightings, the aliases and what people decided.</summary>
/// <param name="client">The warehouse.</param>
/// <param name="types">The plan's types of identifier.</param>
public sealed class PersonMapReader(WarehouseClient client, IdentifierTypes types)
{
    private const long EventsOfRange = 16_000_000;

    private static readonly SqlText CountEvents = SqlText.Load(typeof(PersonMapReader), "Sql.count_events.sql");

    /// <summary>How many events are stored.</summary>
    public static Task<ulong> CountEventsAsync(WarehouseClient client, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.QuerySingleAsync<ulong>(CountEvents, null, ct);
    }

    /// <summary>The map of everybody, in passes whose memory in the warehouse does not grow with it.</summary>
    public async Task<PersonMap> ReadAsync(CancellationToken ct) => (await ReadGraphAsync(ct)).Build();

    /// <summary>The links of everybody.</summary>
    public async Task<PersonGraph> ReadGraphAsync(CancellationToken ct)
    {
        var (graph, links) = (new PersonGraph(types), new SightingReader(client, types));
        foreach (var range in await RangesAsync(ct))
            await links.ReadAsync(range, link => graph.Add(link), ct);
        await links.ReadAliasesAsync(link => graph.Add(link), ct);
        foreach (var decision in await new IdentityDecisions(client).ReadAsync(ct))
            graph.Add(decision);
        return graph;
    }

    /// <summary>The stretches of actors in which everybody is read.</summary>
    internal async Task<IEnumerable<KeyRange>> RangesAsync(CancellationToken ct) => KeyRange.Divide((int)((long)await CountEventsAsync(client, ct) / EventsOfRange) + 1);
}
