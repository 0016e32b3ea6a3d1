using Cairn.Data;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Reads out of the warehouse which identifiers came together.</summary>
internal sealed class SightingReader(WarehouseClient client, IdentifierTypes types)
{
    private static readonly SqlText Sightings = SqlText.Load(typeof(SightingReader), "Sql.read_sightings.sql");
    private static readonly SqlText FurtherSightings = SqlText.Load(typeof(SightingReader), "Sql.read_further_sightings.sql");
    private static readonly SqlText SightingsOf = SqlText.Load(typeof(SightingReader), "Sql.read_sightings_of.sql");
    private static readonly SqlText Aliases = SqlText.Load(typeof(SightingReader), "Sql.read_aliases.sql");

    /// <summary>Reads the sightings under a stretch of actors.</summary>
    public async Task ReadAsync(KeyRange range, Action<Sighting> take, CancellationToken ct)
    {
        await ReadAsync(Sightings, Parameters(range), take, isDeclared: false, ct);
        await ReadAsync(FurtherSightings, Parameters(range), take, isDeclared: false, ct);
    }

    /// <summary>Reads the sightings under some actors.</summary>
    public Task ReadAsync(IReadOnlyCollection<ulong> actors, Action<Sighting> take, CancellationToken ct) =>
        ReadAsync(SightingsOf, Parameters(actors), take, isDeclared: false, ct);

    /// <summary>Reads which users are said to be one.</summary>
    public Task ReadAliasesAsync(Action<Sighting> take, CancellationToken ct) => ReadAsync(Aliases, Parameters(), take, isDeclared: true, ct);

    private async Task ReadAsync(SqlText query, QueryParameters parameters, Action<Sighting> take, bool isDeclared, CancellationToken ct)
    {
        await using var blocks = await client.OpenBlocksAsync(query, parameters, ct);
        while (await blocks.ReadAsync(ct))
            Take(blocks, take, isDeclared);
    }

    private static void Take(BlockStream blocks, Action<Sighting> take, bool isDeclared)
    {
        var actors = blocks.Numbers<ulong>(0);
        var identities = blocks.Numbers<ulong>(1);
        var nodes = blocks.Numbers<ulong>(2);
        var firsts = blocks.Numbers<long>(3);
        var identityTypes = blocks.Numbers<byte>(4);
        var nodeTypes = blocks.Numbers<byte>(5);
        for (var i = 0; i < actors.Length; i++)
            if (identities[i] != 0 || nodeTypes[i] != 0)
                take(new Sighting(actors[i], identities[i], nodes[i], firsts[i], identityTypes[i], nodeTypes[i], isDeclared));
    }

    private QueryParameters Parameters(KeyRange range) => new() { { "types", types.Names.ToArray() }, { "first", range.First }, { "last", range.Last } };

    private QueryParameters Parameters(IReadOnlyCollection<ulong> actors) => new() { { "types", types.Names.ToArray() }, { "actors", actors } };

    private QueryParameters Parameters() => new() { { "types", types.Names.ToArray() } };
}
