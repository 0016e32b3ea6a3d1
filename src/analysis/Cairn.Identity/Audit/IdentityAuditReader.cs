using Cairn.Identity.Decisions;
using Cairn.Identity.Graph;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity.Audit;

/// <summary>Looks through the whole graph.</summary>
public sealed class IdentityAuditReader(WarehouseClient client, IdentifierTypes types)
{
    private const int MaxExamples = 5;

    /// <summary>Reads it.</summary>
    public async Task<IdentityAudit> ReadAsync(CancellationToken ct)
    {
        var reader = new PersonMapReader(client, types);
        var graph = await reader.ReadGraphAsync(ct);
        var sets = graph.Sets();
        var map = graph.Build(sets);
        var shown = Shown(sets).ToHashSet();
        var persons = sets.Persons().ToList();
        var (counts, names) = await CountAsync(shown, persons, ct);
        return new IdentityAudit
        {
            Persons = await new PersonCount(client, types).ReadAsync(map, ct),
            Joined = persons.Count,
            Largest = persons.Count == 0 ? 1 : persons.Max(static person => person.Count),
            SharedDevices = map.SharedDevices,
            Types = [.. types.Names.Select((_, place) => TypeOf((byte)(place + 1), counts, persons))],
            Rejected = [.. sets.Rejected.GroupBy(static rejected => (rejected.Reason, rejected.Type)).OrderBy(static group => group.Key).Select(group => Rejected(group, names))],
            Reconciliations = [.. Reconcile(counts, persons)],
        };
    }

    private static IEnumerable<ulong> Shown(PersonSets sets) => sets.Rejected.GroupBy(static rejected => (rejected.Reason, rejected.Type))
        .SelectMany(static group => group.Take(MaxExamples)).SelectMany(static rejected => new[] { rejected.Link.A, rejected.Link.B });

    /// <summary>How many identifiers of each type there are, and the names of some.</summary>
    private async Task<(long[] Counts, Dictionary<ulong, string> Names)> CountAsync(
        HashSet<ulong> shown, List<IReadOnlyList<(ulong Key, byte Type)>> persons, CancellationToken ct)
    {
        var (seen, counts, names) = (new HashSet<ulong>(), new long[types.Names.Count + 1], new Dictionary<ulong, string>());
        await foreach (var identifier in new IdentifierReader(client, types).ReadAsync(ct))
        {
            if (!seen.Add(identifier.Key))
                continue;
            counts[identifier.Type]++;
            if (shown.Contains(identifier.Key))
                names[identifier.Key] = $"{types.Names[identifier.Type - 1]}:{identifier.Name}";
        }
        // Ids that only a mapping or an alias has told.
        foreach (var (key, type) in persons.SelectMany(static person => person))
            if (seen.Add(key))
                counts[type]++;
        foreach (var decision in await new IdentityDecisions(client).ReadAsync(ct))
            foreach (var name in new[] { decision.One, decision.Other })
                if (IdentifierKey.Of(name) is var key && shown.Contains(key))
                    names[key] = name;
        return (counts, names);
    }

    private TypeCount TypeOf(byte type, long[] counts, List<IReadOnlyList<(ulong Key, byte Type)>> persons)
    {
        var max = types.IsDevice(type) ? 0 : types.Max(type);
        var own = persons.Select(person => person.Count(member => member.Type == type)).ToList();
        return new TypeCount(types.Names[type - 1], counts[type], own.Sum(), max, max < 2 ? 0 : own.Count(count => count >= max));
    }

    private RejectedCount Rejected(IGrouping<(RejectionReason Reason, byte Type), RejectedLink> group, Dictionary<ulong, string> names) => new(
        group.Key.Reason,
        group.Key.Type == 0 ? "" : types.Names[group.Key.Type - 1],
        group.LongCount(),
        [.. group.Take(MaxExamples).Select(rejected => $"{names.GetValueOrDefault(rejected.Link.InOrder.First, "?")} and {names.GetValueOrDefault(rejected.Link.InOrder.Second, "?")}")]);

    private IEnumerable<Reconciliation> Reconcile(long[] counts, List<IReadOnlyList<(ulong Key, byte Type)>> persons)
    {
        for (byte from = 1; from < counts.Length; from++)
            for (byte to = 1; to < counts.Length; to++)
                if (from != to && counts[from] > 0 && counts[to] > 0 && !types.IsDevice(from) && !types.IsDevice(to))
                {
                    var own = persons.Select(person => (From: person.Count(member => member.Type == from), To: person.Count(member => member.Type == to))).ToList();
                    yield return new Reconciliation(
                        types.Names[from - 1], types.Names[to - 1], counts[from],
                        own.Where(static count => count.To == 1).Sum(static count => count.From), own.Where(static count => count.To > 1).Sum(static count => count.From));
                }
    }
}
