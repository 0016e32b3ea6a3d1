using System.Buffers.Binary;
using System.IO.Hashing;
using Cairn.Identity.Decisions;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity.Rebuilding;

/// <summary>
/// Finds who is who from nothing by two sets of rules, and tells the differences. Nothing is stored: who is who is found anew for each report, so
/// stricter rules hold for the past as soon as the plan has them.
/// </summary>
/// <param name="client">The warehouse.</param>
/// <param name="now">The rules of now.</param>
/// <param name="then">The others.</param>
public sealed class IdentityRebuild(WarehouseClient client, IdentifierTypes now, IdentifierTypes then)
{
    private const int MaxExamples = 5;
    private const int MaxIdentifiersShown = 10;

    /// <summary>Finds the differences.</summary>
    public async Task<IdentityChange> RunAsync(CancellationToken ct)
    {
        var before = await SideAsync(now, ct);
        var after = await SideAsync(then, ct);
        var gone = before.Persons.Where(person => !after.Persons.ContainsKey(person.Key)).OrderBy(static person => person.Key).Select(static person => person.Value).ToList();
        var made = after.Persons.Where(person => !before.Persons.ContainsKey(person.Key)).OrderBy(static person => person.Key).Select(static person => person.Value).ToList();
        var names = await NamesAsync([.. gone.Take(MaxExamples), .. made.Take(MaxExamples)], ct);
        return new IdentityChange
        {
            PersonsBefore = before.Count,
            PersonsAfter = after.Count,
            RejectedBefore = before.Rejected,
            RejectedAfter = after.Rejected,
            Gone = gone.Count,
            Made = made.Count,
            GoneExamples = Examples(gone, names),
            MadeExamples = Examples(made, names),
        };
    }

    private async Task<Side> SideAsync(IdentifierTypes types, CancellationToken ct)
    {
        var graph = await new PersonMapReader(client, types).ReadGraphAsync(ct);
        var sets = graph.Sets();
        var count = await new PersonCount(client, types).ReadAsync(graph.Build(sets), ct);
        var persons = new Dictionary<UInt128, ulong[]>();
        foreach (var person in sets.Persons())
        {
            ulong[] keys = [.. person.Select(static member => member.Key).Order()];
            persons[Fingerprint(keys)] = keys;
        }
        return new Side(count, sets.Rejected.Count, persons);
    }

    /// <summary>Equal for the same identifiers.</summary>
    private static UInt128 Fingerprint(ulong[] keys)
    {
        var bytes = new byte[keys.Length * sizeof(ulong)];
        for (var i = 0; i < keys.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), keys[i]);
        return XxHash128.HashToUInt128(bytes);
    }

    private async Task<Dictionary<ulong, string>> NamesAsync(IReadOnlyList<ulong[]> persons, CancellationToken ct)
    {
        var names = persons.SelectMany(static person => person.Take(MaxIdentifiersShown)).Distinct().ToDictionary(static key => key, static _ => "");
        if (names.Count == 0)
            return names;
        foreach (var types in new[] { now, then })
            await foreach (var identifier in new IdentifierReader(client, types).ReadAsync(ct))
                if (names.ContainsKey(identifier.Key))
                    names[identifier.Key] = $"{types.Names[identifier.Type - 1]}:{identifier.Name}";
        foreach (var decision in await new IdentityDecisions(client).ReadAsync(ct))
            foreach (var name in new[] { decision.One, decision.Other })
                if (names.ContainsKey(IdentifierKey.Of(name)))
                    names[IdentifierKey.Of(name)] = name;
        return names;
    }

    private static IReadOnlyList<IReadOnlyList<string>> Examples(IEnumerable<ulong[]> persons, Dictionary<ulong, string> names) =>
        [.. persons.Take(MaxExamples).Select(person => (IReadOnlyList<string>)[.. person.Take(MaxIdentifiersShown).Select(key => names[key]).Order(StringComparer.Ordinal), .. person.Length > MaxIdentifiersShown ? ["..."] : Array.Empty<string>()])];

    private sealed record Side(long Count, long Rejected, Dictionary<UInt128, ulong[]> Persons);
}
