using Cairn.Data;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Makes the map of persons out of the events that name somebody.</summary>
public sealed class PersonMapReader(WarehouseClient client)
{
    private const long EventsOfRange = 16_000_000;

    private static readonly SqlText Links = SqlText.Load(typeof(PersonMapReader), "Sql.read_links.sql");
    private static readonly SqlText CountEvents = SqlText.Load(typeof(PersonMapReader), "Sql.count_events.sql");

    /// <summary>How many events are stored.</summary>
    public Task<ulong> CountEventsAsync(CancellationToken ct) => client.QuerySingleAsync<ulong>(CountEvents, null, ct);

    /// <summary>The map of everybody, in passes whose memory in the warehouse does not grow with it.</summary>
    public async Task<PersonMap> ReadAsync(CancellationToken ct)
    {
        var links = new LinkCollector();
        var events = (long)await CountEventsAsync(ct);
        foreach (var range in KeyRange.Divide((int)(events / EventsOfRange) + 1))
            await ReadAsync(new QueryParameters { { "first", range.First }, { "last", range.Last } }, links, ct);
        return links.Build();
    }

    private async Task ReadAsync(QueryParameters parameters, LinkCollector links, CancellationToken ct)
    {
        await using var blocks = await client.OpenBlocksAsync(Links, parameters, ct);
        while (await blocks.ReadAsync(ct))
            Take(blocks, links);
    }

    private static void Take(BlockStream blocks, LinkCollector links)
    {
        var actors = blocks.Numbers<ulong>(0);
        var identities = blocks.Numbers<ulong>(1);
        var firsts = blocks.Numbers<long>(2);
        for (var i = 0; i < actors.Length; i++)
            links.Add(actors[i], identities[i], firsts[i]);
    }
}
