using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Finds the person who goes by an id of any type. Only an id that no event came with as its first is looked for among the others of all events.</summary>
public sealed class PersonLookup(WarehouseClient client)
{
    private const int MaxActors = 2_000;
    private const int MaxShown = 10;

    private static readonly SqlText FindActors = SqlText.Load(typeof(PersonLookup), "Sql.find_actors.sql");
    private static readonly SqlText FindPersons = SqlText.Load(typeof(PersonLookup), "Sql.find_persons.sql");
    private static readonly SqlText FindFurther = SqlText.Load(typeof(PersonLookup), "Sql.find_further.sql");
    private static readonly SqlText ListTypes = SqlText.Load(typeof(PersonLookup), "Sql.list_types.sql");

    /// <summary>The one person who goes by <paramref name="id"/>: a person's key, a user id, an anonymous id or any other identifier.</summary>
    /// <exception cref="UserException">Nobody does, or several people do.</exception>
    public async Task<FoundPerson> FindAsync(string id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(id);
        var names = await NamesAsync(id, ct);
        var actors = await ActorsAsync([.. names.Select(IdentifierKey.Of)], ct);
        if (actors.Count == 0)
            actors = await client.QueryAsync<ulong>(FindFurther, new QueryParameters { { "id", id }, { "max", (ulong)MaxActors } }, ct).ToListAsync(ct);
        var rows = await RowsAsync(id, actors, ct);
        var map = MapOf(rows);
        var persons = Persons(names, rows, map);
        switch (persons.Count)
        {
            case 0:
                throw new UserException(
                    $"Nobody goes by '{id}'.",
                    "Ids are compared letter by letter; `cairn sql` can look for them, e.g. SELECT DISTINCT person FROM person_events LIMIT 20.");
            case > 1:
                throw new UserException(
                    $"Several people go by '{id}': {string.Join(", ", persons.Values.Order(StringComparer.Ordinal).Take(MaxShown))}.", "Name one of them.");
        }

        var (key, name) = persons.Single();
        if (names.Contains(name))
            return new FoundPerson(name, key, actors, map);
        // It was one of the person's devices: the others are to be found as well.
        var all = await ActorsAsync([key, .. actors.Where(actor => map.OwnerOf(actor) == key)], ct);
        return new FoundPerson(name, key, all, MapOf(await RowsAsync(id, all, ct)));
    }

    /// <summary>The names that the id may stand for: itself, and itself behind each type.</summary>
    private async Task<string[]> NamesAsync(string id, CancellationToken ct)
    {
        var types = await client.QueryAsync<string>(ListTypes, null, ct).ToListAsync(ct);
        return [id, "user_id:" + id, "anonymous_id:" + id, .. types.Select(type => $"{type}:{id}")];
    }

    private async Task<List<ulong>> ActorsAsync(ulong[] keys, CancellationToken ct)
    {
        var parameters = new QueryParameters { { "keys", keys } };
        var actors = await client.QueryAsync<ulong>(FindActors, parameters, ct).Take(MaxActors + 1).Order().ToListAsync(ct);
        return actors.Count <= MaxActors
            ? actors
            : throw new UserException($"More than {MaxActors:N0} devices name this person.", "Ask for one of the devices by its anonymous id.");
    }

    private ValueTask<List<Row>> RowsAsync(string id, List<ulong> actors, CancellationToken ct) =>
        client.QueryAsync<Row>(FindPersons, new QueryParameters { { "id", id }, { "actors", actors.ToArray() } }, ct).ToListAsync(ct);

    private static PersonMap MapOf(List<Row> rows)
    {
        var links = new LinkCollector();
        foreach (var row in rows.Where(static row => row.IdentityKey != 0))
            links.Add(row.ActorKey, row.IdentityKey, row.FirstAt.ToUnixTimeMilliseconds());
        return links.Build();
    }

    /// <summary>The persons among the actors' events who go by one of the names, by key, with the person's own name.</summary>
    private static Dictionary<ulong, string> Persons(string[] names, List<Row> rows, PersonMap map)
    {
        var persons = new Dictionary<ulong, string>();
        var keys = names.Select(IdentifierKey.Of).ToHashSet();
        var known = rows.Where(static row => row.IdentityKey != 0).DistinctBy(static row => row.IdentityKey).ToDictionary(static row => row.IdentityKey, static row => row.Identity);
        foreach (var row in rows)
        {
            var person = map.PersonOf(row.ActorKey, row.IdentityKey);
            if (row.IsNamed != 0 || keys.Contains(person) || keys.Contains(row.ActorKey))
                persons[person] = known.GetValueOrDefault(person) ?? row.Actor;
        }
        return persons;
    }

    private sealed record Row(ulong ActorKey, ulong IdentityKey, DateTimeOffset FirstAt, string UserId, string AnonymousId, string Type, string Id, byte IsNamed)
    {
        public string Identity => UserId.Length > 0 ? "user_id:" + UserId : $"{Type}:{Id}";

        public string Actor => AnonymousId.Length > 0 ? "anonymous_id:" + AnonymousId : Identity;
    }
}
