using Cairn.Data;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Counts whose the events are.</summary>
/// <remarks>Holds the persons of one stretch of actors, and those who share an actor or have several.</remarks>
public sealed class PersonCount(WarehouseClient client, IdentifierTypes types)
{
    private static readonly SqlText Query = SqlText.Load(typeof(PersonCount), "Sql.read_times_of_actors.sql");

    /// <summary>How many persons there are.</summary>
    public async Task<long> ReadAsync(CancellationToken ct) => await ReadAsync(await new PersonMapReader(client, types).ReadAsync(ct), ct);

    /// <summary>How many persons there are by a map that was read.</summary>
    public async Task<long> ReadAsync(PersonMap map, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(map);
        var (linked, others) = (new HashSet<ulong>(), 0L);
        foreach (var range in await new PersonMapReader(client, types).RangesAsync(ct))
        {
            var own = new HashSet<ulong>();
            await using var blocks = await client.OpenBlocksAsync(Query, new QueryParameters { { "first", range.First }, { "last", range.Last } }, ct);
            while (await blocks.ReadAsync(ct))
                Take(blocks, map, own, linked);
            others += own.Count;
        }
        return others + linked.Count;
    }

    private static void Take(BlockStream blocks, PersonMap map, HashSet<ulong> own, HashSet<ulong> linked)
    {
        var actors = blocks.Numbers<ulong>(0);
        var identities = blocks.Numbers<ulong>(1);
        var firsts = blocks.Numbers<long>(2);
        var lasts = blocks.Numbers<long>(3);
        for (var i = 0; i < actors.Length; i++)
        {
            var owner = map.OwnerOf(actors[i]);
            var persons = owner.IsLinked ? linked : own;
            persons.Add(map.PersonOf(owner, identities[i], firsts[i]));
            persons.Add(map.PersonOf(owner, identities[i], lasts[i]));
        }
    }
}
