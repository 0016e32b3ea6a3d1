using Cairn.Data;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Reads out of the warehouse which identifiers came together.</summary>
internal sealed class LinkReader(WarehouseClient client, IdentifierTypes types)
{
    private static readonly SqlText Links = SqlText.Load(typeof(LinkReader), "Sql.read_links.sql");
    private static readonly SqlText FurtherLinks = SqlText.Load(typeof(LinkReader), "Sql.read_further_links.sql");
    private static readonly SqlText LinksOf = SqlText.Load(typeof(LinkReader), "Sql.read_links_of.sql");
    private static readonly SqlText Aliases = SqlText.Load(typeof(LinkReader), "Sql.read_aliases.sql");

    /// <summary>Reads the links under a stretch of actors.</summary>
    public async Task ReadAsync(KeyRange range, Action<Link> take, CancellationToken ct)
    {
        await ReadAsync(Links, Parameters(range), take, isDeclared: false, ct);
        await ReadAsync(FurtherLinks, Parameters(range), take, isDeclared: false, ct);
    }

    /// <summary>Reads the links under some actors.</summary>
    public Task ReadAsync(IReadOnlyCollection<ulong> actors, Action<Link> take, CancellationToken ct) =>
        ReadAsync(LinksOf, Parameters(actors), take, isDeclared: false, ct);

    /// <summary>Reads which users are said to be one.</summary>
    public Task ReadAliasesAsync(Action<Link> take, CancellationToken ct) => ReadAsync(Aliases, Parameters(), take, isDeclared: true, ct);

    private async Task ReadAsync(SqlText query, QueryParameters parameters, Action<Link> take, bool isDeclared, CancellationToken ct)
    {
        await using var blocks = await client.OpenBlocksAsync(query, parameters, ct);
        while (await blocks.ReadAsync(ct))
            Take(blocks, take, isDeclared);
    }

    private static void Take(BlockStream blocks, Action<Link> take, bool isDeclared)
    {
        var actors = blocks.Numbers<ulong>(0);
        var identities = blocks.Numbers<ulong>(1);
        var nodes = blocks.Numbers<ulong>(2);
        var firsts = blocks.Numbers<long>(3);
        var identityTypes = blocks.Numbers<byte>(4);
        var nodeTypes = blocks.Numbers<byte>(5);
        for (var i = 0; i < actors.Length; i++)
            if (identities[i] != 0 || nodeTypes[i] != 0)
                take(new Link(actors[i], identities[i], nodes[i], firsts[i], identityTypes[i], nodeTypes[i], isDeclared));
    }

    private QueryParameters Parameters(KeyRange range) => new() { { "types", types.Names.ToArray() }, { "first", range.First }, { "last", range.Last } };

    private QueryParameters Parameters(IReadOnlyCollection<ulong> actors) => new() { { "types", types.Names.ToArray() }, { "actors", actors } };

    private QueryParameters Parameters() => new() { { "types", types.Names.ToArray() } };
}
