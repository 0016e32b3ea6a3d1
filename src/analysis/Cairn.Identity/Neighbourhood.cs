using Cairn.Data;
using Cairn.Identity.Decisions;
using Cairn.Identity.Graph;
using Cairn.Identity.Identifiers;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>
/// All that says who a few identifiers are: the actors and sightings of everybody whom they could be joined with, and of the devices below their
/// browsers and apps. Devices join nobody, so it is small.
/// </summary>
internal sealed class Neighbourhood(WarehouseClient client, IdentifierTypes types)
{
    private const int MaxActors = 2_000;

    private static readonly SqlText FindActors = SqlText.Load(typeof(Neighbourhood), "Sql.find_actors.sql");

    private readonly SightingReader _reader = new(client, types);
    private readonly HashSet<ulong> _actors = [], _asked = [];
    private readonly List<Sighting> _sightings = [];
    private readonly HashSet<IdentityDecision> _decisions = [];
    private ILookup<ulong, ulong> _joins = Enumerable.Empty<Sighting>().ToLookup(static sighting => sighting.Identity, static sighting => sighting.Node);

    /// <summary>The actors that were found.</summary>
    public IReadOnlySet<ulong> Actors => _actors;

    /// <summary>The sightings that were found.</summary>
    public IReadOnlyList<Sighting> Sightings => _sightings;

    /// <summary>What was said of the identifiers that were found.</summary>
    public IReadOnlyCollection<IdentityDecision> Decisions => _decisions;

    /// <summary>Reads everything about some identifiers.</summary>
    public async Task ReadAsync(IReadOnlyCollection<ulong> keys, CancellationToken ct)
    {
        var due = Due(keys);
        if (_asked.Count == 0)
        {
            // What is asked first depends on no alias.
            var aliases = new List<Sighting>();
            await Task.WhenAll(_reader.ReadAliasesAsync(aliases.Add, ct), AskAsync(due, keys.Contains, ct));
            _sightings.AddRange(aliases);
            Index();
            due = Due(due.SelectMany(Beyond));
        }
        for (; due.Count > 0; due = Due(due.SelectMany(Beyond)))
            await AskAsync(due, keys.Contains, ct);
        // Whose a device is also the others decide who used it, and browsers on which nobody was ever named the device below them.
        if (Due(_sightings.Where(sighting => _actors.Contains(sighting.Actor)).SelectMany(Others)) is { Count: > 0 } others)
            await AskAsync(others, static _ => false, ct);
    }

    /// <summary>Whether any event came with an identifier, or anybody said something of it.</summary>
    public async Task<bool> IsKnownAsync(ulong key, CancellationToken ct) =>
        (await ActorsAsync([key], 1, ct)).Count > 0 || (await new IdentityDecisions(client).ReadAsync([key], ct)).Count > 0;

    private IEnumerable<ulong> Others(Sighting sighting) => sighting.NodeType == types.Anonymous ? [sighting.Identity] : [sighting.Identity, sighting.Node];

    private async Task AskAsync(List<ulong> due, Func<ulong, bool> isMeant, CancellationToken ct)
    {
        if (due.Count == 0)
            return;
        _asked.UnionWith(due);
        var asksDecisions = new IdentityDecisions(client).ReadAsync(due, ct);
        var asksActors = ActorsAsync(due, MaxActors + 1, ct);
        await Task.WhenAll(asksDecisions, asksActors);
        _decisions.UnionWith(await asksDecisions);
        var actors = await asksActors;
        if (actors.Count > MaxActors)
            actors = await OneByOneAsync(due, isMeant, ct);
        actors.ExceptWith(_actors);
        _actors.UnionWith(actors);
        if (actors.Count > 0)
        {
            // Whose a device is may be said of the device alone.
            var asksSaid = new IdentityDecisions(client).ReadAsync(actors, ct);
            await Task.WhenAll(_reader.ReadAsync(actors, _sightings.Add, ct), asksSaid);
            _decisions.UnionWith(await asksSaid);
        }
        Index();
    }

    /// <summary>The actors of each identifier; of one with too many to be anybody's, as many as tell that it is.</summary>
    private async Task<HashSet<ulong>> OneByOneAsync(List<ulong> due, Func<ulong, bool> isMeant, CancellationToken ct)
    {
        var all = new HashSet<ulong>();
        foreach (var key in due)
        {
            var actors = await ActorsAsync([key], MaxActors + 1, ct);
            if (actors.Count > MaxActors && isMeant(key))
                throw new UserException($"More than {MaxActors:N0} devices name this person.", "Ask for one of the devices by its anonymous id.");
            all.UnionWith(actors);
        }
        return all;
    }

    /// <summary>The graph of what was found.</summary>
    public PersonGraph Graph()
    {
        var graph = new PersonGraph(types);
        foreach (var sighting in _sightings)
            graph.Add(sighting);
        foreach (var decision in _decisions)
            graph.Add(decision);
        return graph;
    }

    private List<ulong> Due(IEnumerable<ulong> keys) => [.. keys.Distinct().Where(key => key != 0 && !_asked.Contains(key) && !types.Blocked.Contains(key))];

    /// <summary>What an identifier may be joined with; for a device who was seen on it.</summary>
    private IEnumerable<ulong> Beyond(ulong key) => _joins[key] is var ways && ways.Skip(PersonSets.MaxLinks).Any() ? [] : ways;

    private void Index() => _joins = _sightings.SelectMany(Ways).Concat(_decisions.SelectMany(Ways)).Distinct().ToLookup(static way => way.From, static way => way.To);

    private IEnumerable<(ulong From, ulong To)> Ways(Sighting sighting)
    {
        if (sighting.Identity == 0)
            return [(sighting.Actor, sighting.Node)];
        return types.IsDevice(sighting.NodeType) ? [(sighting.Node, sighting.Identity)] : [(sighting.Identity, sighting.Node), (sighting.Node, sighting.Identity)];
    }

    private static IEnumerable<(ulong From, ulong To)> Ways(IdentityDecision decision)
    {
        var (one, other) = (IdentifierKey.Of(decision.One), IdentifierKey.Of(decision.Other));
        return [(one, other), (other, one)];
    }

    private async Task<HashSet<ulong>> ActorsAsync(List<ulong> keys, int max, CancellationToken ct) =>
        await client.QueryAsync<ulong>(FindActors, new QueryParameters { { "keys", keys.ToArray() }, { "max", (ulong)max } }, ct).ToHashSetAsync(cancellationToken: ct);
}
