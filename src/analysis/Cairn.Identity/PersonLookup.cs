using Cairn.Data;
using Cairn.Identity.Decisions;
using Cairn.Identity.Graph;
using Cairn.Identity.Identifiers;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Finds the person who goes by an id of any type.</summary>
/// <param name="client">The warehouse.</param>
/// <param name="types">The plan's types of identifier.</param>
public sealed class PersonLookup(WarehouseClient client, IdentifierTypes types)
{
    private const int MaxShown = 10;

    private static readonly SqlText ReadNames = SqlText.Load(typeof(PersonLookup), "Sql.read_names.sql");

    /// <summary>The one person who goes by <paramref name="id"/>: a person's name, a user id, an anonymous id or any other identifier.</summary>
    /// <exception cref="UserException">Nobody does, or several people do.</exception>
    public async Task<FoundPerson> FindAsync(string id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(id);
        var named = IdentifierKey.Of(IdentifierName.Stored(id));
        var keys = types.Names.Select(type => IdentifierKey.Of(IdentifierName.Stored($"{type}:{id}"))).Append(named).ToHashSet();
        var near = new Neighbourhood(client, types);
        await near.ReadAsync(keys, ct);
        var graph = near.Graph();
        var sets = graph.Sets();
        var map = graph.Build(sets);
        var persons = Persons(keys, near, sets, map);
        var names = await NamesAsync([.. persons], near.Actors, ct);
        if (persons.Count > 1 && persons.Contains(named))
            persons.IntersectWith([named]);
        switch (persons.Count)
        {
            case 0:
                throw new UserException(
                    $"Nobody goes by '{id}'.",
                    "Ids are compared letter by letter; `cairn sql` can look for them, e.g. SELECT DISTINCT user_id FROM events LIMIT 20.");
            case > 1:
                throw new UserException(
                    $"Several people go by '{id}': {string.Join(", ", names.Values.Order(StringComparer.Ordinal).Take(MaxShown))}.", "Name one of them.");
        }
        var person = persons.Single();
        return new FoundPerson(names[person], person, [.. new NearPersons(near, map).ActorsOf(person).Order()], map) { Sets = sets, Sightings = near.Sightings };
    }

    /// <summary>Who is who among the events that come with some identifiers.</summary>
    /// <returns>Null where one of them came from too many devices to be looked at alone.</returns>
    public async Task<NearPersons?> NearAsync(IReadOnlyCollection<ulong> keys, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var near = new Neighbourhood(client, types);
        try
        {
            await near.ReadAsync(keys, ct);
        }
        catch (UserException)
        {
            return null;
        }
        return new NearPersons(near, near.Graph().Build());
    }

    /// <summary>Which of some links a wallet's signature proves.</summary>
    internal Task<WalletProofs> ProofsAsync(IEnumerable<PersonLink> links, IReadOnlyDictionary<ulong, string> names, IReadOnlyCollection<ulong> actors, CancellationToken ct) =>
        WalletProofs.ReadAsync(client, links, names, actors, ct);

    /// <summary>How identifiers are called.</summary>
    /// <param name="keys">The identifiers.</param>
    /// <param name="actors">The actors under whose events they stand.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Dictionary<ulong, string>> NamesAsync(IReadOnlyCollection<ulong> keys, IReadOnlyCollection<ulong> actors, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var parameters = new QueryParameters { { "keys", keys.ToArray() }, { "actors", actors.ToArray() } };
        var names = await client.QueryAsync<KeyName>(ReadNames, parameters, ct).ToDictionaryAsync(static row => row.Key, static row => row.Name, cancellationToken: ct);
        if (keys.All(names.ContainsKey))
            return names;
        // Some identifiers only a mapping or an operator has told.
        foreach (var decision in await new IdentityDecisions(client).ReadAsync(keys, ct))
            foreach (var name in new[] { decision.One, decision.Other })
                if (IdentifierKey.Of(name) is var key && keys.Contains(key))
                    names.TryAdd(key, name);
        return names;
    }

    /// <summary>The persons to whom these identifiers belong; of a device all who used it, and itself where it is nobody's.</summary>
    private HashSet<ulong> Persons(HashSet<ulong> keys, Neighbourhood near, PersonSets sets, PersonMap map)
    {
        var persons = new HashSet<ulong>();
        foreach (var sighting in near.Sightings.Where(static sighting => sighting.Identity != 0))
        {
            if (keys.Contains(sighting.Identity))
                persons.Add(map.PersonOf(sighting.Actor, sighting.Identity, sighting.FirstAt));
            if (sighting.Node != sighting.Identity && keys.Contains(sighting.Node))
                persons.Add(types.IsDevice(sighting.NodeType) ? map.PersonOf(sighting.Actor, sighting.Identity, sighting.FirstAt) : sets.PersonOf(sighting.Node));
        }
        // Ids that only a mapping has told.
        foreach (var key in near.Decisions.SelectMany(static decision => new[] { decision.One, decision.Other }).Where(name => !IsDevice(name)).Select(IdentifierKey.Of).Where(keys.Contains))
            persons.Add(sets.PersonOf(key));
        foreach (var actor in near.Actors.Where(actor => keys.Contains(actor) || near.Sightings.Any(sighting => sighting.Actor == actor && sighting.Identity == 0 && keys.Contains(sighting.Node))))
        {
            var owner = map.OwnerOf(actor);
            if (owner.Person == actor || !near.Sightings.Any(sighting => sighting.Actor == actor && sighting.Identity != 0))
                persons.Add(owner.Person);
            if (owner.Until != long.MaxValue)
                persons.Add(owner.After);
        }
        return persons;
    }

    private bool IsDevice(string name) => types.NumberOf(name[..name.IndexOf(':', StringComparison.Ordinal)]) is not { } type || types.IsDevice(type);

    private sealed record KeyName(ulong Key, string Name);
}
