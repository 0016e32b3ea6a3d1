using Cairn.Identity.Graph;
using Cairn.Identity.Identifiers;

namespace Cairn.Identity;

/// <summary>One person's identifiers and why they are one person's.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Links">Which identifiers were joined with which.</param>
/// <param name="Devices">The person's devices.</param>
/// <param name="Rejected">Links of these identifiers that joined nobody.</param>
public sealed record PersonDetails(string Name, IReadOnlyList<NamedLink> Links, IReadOnlyList<NamedDevice> Devices, IReadOnlyList<NamedRejection> Rejected)
{
    /// <summary>Puts it together.</summary>
    public static async Task<PersonDetails> ReadAsync(PersonLookup lookup, FoundPerson person, IdentifierTypes types, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(types);
        var members = person.Sets.MembersOf(person.Key).ToHashSet();
        var joined = person.Sets.Joined.Where(link => members.Contains(link.A)).ToList();
        var rejected = person.Sets.Rejected.Where(one => members.Contains(one.Link.A) || members.Contains(one.Link.B)).ToList();
        var devices = person.Sightings.Where(sighting => types.IsDevice(sighting.NodeType)).Select(static sighting => sighting.Node).Concat(person.Actors).Distinct()
            .Where(device => person.Map.OwnerOf(device) is var owner && (owner.Person == person.Key || owner.After == person.Key)).ToList();
        var keys = joined.Concat(rejected.Select(static one => one.Link)).SelectMany(static link => new[] { link.A, link.B })
            .Concat(devices).Concat(person.Actors).Concat(person.Actors.Select(actor => person.Map.OwnerOf(actor).Person)).Distinct().ToList();
        var names = await lookup.NamesAsync(keys, [.. person.Sightings.Select(static sighting => sighting.Actor).Concat(person.Actors).Distinct()], ct);
        var proofs = await lookup.ProofsAsync(joined, names, person.Actors, ct);
        return new PersonDetails(
            person.Name,
            [.. joined.Select(link => proofs.Named(link, names))],
            [.. devices.Where(actor => Name(actor) is var name && (name.StartsWith("anonymous_id:", StringComparison.Ordinal) || name.StartsWith("device_id:", StringComparison.Ordinal))).Select(Device)],
            [.. rejected.Select(one => new NamedRejection(Name(one.Link.InOrder.First), Name(one.Link.InOrder.Second), one.Link.At, one.Reason, one.Type == 0 ? "" : types.Names[one.Type - 1]))]);

        string Name(ulong key) => names.GetValueOrDefault(key, "?");

        NamedDevice Device(ulong actor)
        {
            var owner = person.Map.OwnerOf(actor);
            return new NamedDevice(Name(actor), Name(owner.Person), owner.Until == long.MaxValue ? null : owner.Until);
        }
    }

    /// <summary>The links by which two identifiers are one person, in order from the one to the other; empty where they are not.</summary>
    public static IReadOnlyList<PersonLink> Path(PersonSets sets, ulong from, ulong to)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var ways = sets.Joined.SelectMany(static link => new[] { (From: link.A, To: link.B, Link: link), (From: link.B, To: link.A, Link: link) }).ToLookup(static way => way.From);
        var (before, due) = (new Dictionary<ulong, (ulong From, PersonLink Link)> { [from] = default }, new Queue<ulong>([from]));
        while (due.TryDequeue(out var at) && !before.ContainsKey(to))
            foreach (var way in ways[at])
                if (before.TryAdd(way.To, (at, way.Link)))
                    due.Enqueue(way.To);
        var path = new List<PersonLink>();
        for (var at = to; at != from && before.TryGetValue(at, out var step); at = step.From)
            path.Insert(0, step.Link);
        return path;
    }
}
