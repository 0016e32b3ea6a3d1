using Cairn.Data;
using Cairn.Identity.Decisions;
using Cairn.Identity.Identifiers;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>
/// All that says who a few identifiers are: the actors and links of everybody whom they could be joined with, and of the devices below their
/// browsers and apps. Devices join nobody, so it is small.
/// </summary>
internal sealed class Neighbourhood(WarehouseClient client, IdentifierTypes types)
{
    private const int MaxActors = 2_000;

    private static readonly SqlText FindActors = SqlText.Load(typeof(Neighbourhood), "Sql.find_actors.sql");

    private readonly LinkReader _reader = new(client, types);
    private readonly HashSet<ulong> _actors = [], _asked = [];
    private readonly List<Link> _links = [];
    private readonly HashSet<IdentityDecision> _decisions = [];
    private ILookup<ulong, ulong> _joins = Enumerable.Empty<Link>().ToLookup(static link => link.Identity, static link => link.Node);

    /// <summary>The actors that were found.</summary>
    public IReadOnlySet<ulong> Actors => _actors;

    /// <summary>The links that were found.</summary>
    public IReadOnlyList<Link> Links => _links;

    /// <summary>Reads everything about some identifiers.</summary>
    public async Task ReadAsync(IReadOnlyCollection<ulong> keys, CancellationToken ct)
    {
        if (_asked.Count == 0)
            await _reader.ReadAliasesAsync(_links.Add, ct);
        Index();
        for (var due = Due(keys); due.Count > 0; due = Due(due.SelectMany(Beyond)))
            await AskAsync(due, ct);
        // Browsers on which nobody was ever named belong to whose the device below them is.
        if (Due(_links.Where(IsOnHardware).Select(static link => link.Node)) is { Count: > 0 } hardware)
            await AskAsync(hardware, ct);
    }

    /// <summary>Whether any event came with an identifier.</summary>
    public async Task<bool> IsKnownAsync(ulong key, CancellationToken ct) => (await ActorsAsync([key], ct)).Count > 0;

    private bool IsOnHardware(Link link) => link.Identity != 0 && _asked.Contains(link.Identity) && types.IsDevice(link.NodeType) && link.NodeType != types.Anonymous;

    private async Task AskAsync(List<ulong> due, CancellationToken ct)
    {
        _asked.UnionWith(due);
        _decisions.UnionWith(await new IdentityDecisions(client).ReadAsync(due, ct));
        var actors = await ActorsAsync(due, ct);
        actors.ExceptWith(_actors);
        _actors.UnionWith(actors);
        if (actors.Count > 0)
            await _reader.ReadAsync(actors, _links.Add, ct);
        Index();
    }

    /// <summary>The graph of what was found.</summary>
    public PersonGraph Graph()
    {
        var graph = new PersonGraph(types);
        foreach (var link in _links)
            graph.Add(link);
        foreach (var decision in _decisions)
            graph.Add(decision);
        return graph;
    }

    private List<ulong> Due(IEnumerable<ulong> keys) => [.. keys.Distinct().Where(key => !_asked.Contains(key))];

    /// <summary>What an identifier may be joined with; for a device who was seen on it.</summary>
    private IEnumerable<ulong> Beyond(ulong key) => _joins[key];

    private void Index() => _joins = _links.SelectMany(Ways).Concat(_decisions.SelectMany(Ways)).Distinct().ToLookup(static way => way.From, static way => way.To);

    private IEnumerable<(ulong From, ulong To)> Ways(Link link)
    {
        if (link.Identity == 0)
            return [(link.Actor, link.Node)];
        return types.IsDevice(link.NodeType) ? [(link.Node, link.Identity)] : [(link.Identity, link.Node), (link.Node, link.Identity)];
    }

    private static IEnumerable<(ulong From, ulong To)> Ways(IdentityDecision decision)
    {
        var (one, other) = (IdentifierKey.Of(decision.One), IdentifierKey.Of(decision.Other));
        return [(one, other), (other, one)];
    }

    private async Task<HashSet<ulong>> ActorsAsync(List<ulong> keys, CancellationToken ct)
    {
        var parameters = new QueryParameters { { "keys", keys.ToArray() }, { "max", (ulong)(MaxActors + 1) } };
        var actors = await client.QueryAsync<ulong>(FindActors, parameters, ct).ToHashSetAsync(cancellationToken: ct);
        return actors.Count + _actors.Count <= MaxActors
            ? actors
            : throw new UserException($"More than {MaxActors:N0} devices name this person.", "Ask for one of the devices by its anonymous id.");
    }
}
