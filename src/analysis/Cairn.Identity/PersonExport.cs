using System.Runtime.CompilerServices;
using Cairn.Identity.Decisions;
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
        var told = Told(await new IdentityDecisions(client).ReadAsync(ct)).ToList();
        foreach (var range in KeyRange.Divide((int)(identifiers / IdentifiersOfPass) + 1))
        {
            var persons = new SortedDictionary<ulong, Dictionary<ulong, StoredIdentifier>>();
            await foreach (var identifier in reader.ReadAsync(ct).Concat(told.ToAsyncEnumerable()))
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

    /// <summary>Identifiers of which somebody said whose they are: some of them no event came with.</summary>
    private IEnumerable<StoredIdentifier> Told(IEnumerable<IdentityDecision> decisions)
    {
        foreach (var name in decisions.Where(static decision => decision.Kind != DecisionKind.Split).SelectMany(static decision => new[] { decision.One, decision.Other }))
            if (name.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && types.NumberOf(name[..colon]) is { } type)
                yield return new StoredIdentifier(type, IdentifierKey.Of(name), name[(colon + 1)..]);
    }
}
