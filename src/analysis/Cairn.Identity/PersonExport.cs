using System.Runtime.CompilerServices;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Everybody with all identifiers; a device stands with the person who was first seen on it.</summary>
/// <remarks>As many passes over the events as memory asks for: each takes the persons of a stretch of keys.</remarks>
public sealed class PersonExport(WarehouseClient client, IdentifierTypes types)
{
    private const int IdentifiersOfPass = 2_000_000;

    /// <summary>Reads the persons, in order of their keys.</summary>
    public async IAsyncEnumerable<PersonCluster> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var map = await new PersonMapReader(client, types).ReadAsync(ct);
        var reader = new IdentifierReader(client, types);
        var identifiers = await reader.ReadAsync(ct).LongCountAsync(ct);
        foreach (var range in KeyRange.Divide((int)(identifiers / IdentifiersOfPass) + 1))
        {
            var persons = new SortedDictionary<ulong, Dictionary<ulong, StoredIdentifier>>();
            await foreach (var identifier in reader.ReadAsync(ct))
            {
                var person = types.IsDevice(identifier.Type) ? map.OwnerOf(identifier.Key).Person : map.PersonOf(identifier.Key, identifier.Key, at: 0);
                if (person < range.First || person > range.Last)
                    continue;
                if (!persons.TryGetValue(person, out var own))
                    persons.Add(person, own = []);
                own[identifier.Key] = identifier;
            }
            foreach (var (person, own) in persons)
                yield return new PersonCluster(person, [.. own.Values.OrderBy(static one => (one.Type, one.Key))]);
        }
    }
}
