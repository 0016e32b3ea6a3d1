using System.Runtime.InteropServices;

namespace Cairn.Identity.Probable;

/// <summary>
/// Persons who are counted as one in a report, because their devices probably are one person's. The most probable links are taken first; one that would
/// put two people who were named, two who were split, or two devices that nobody has both of into one person is left away.
/// </summary>
public sealed class ProbablePersons
{
    private readonly Dictionary<ulong, ulong> _persons;

    private ProbablePersons(Dictionary<ulong, ulong> persons) => _persons = persons;

    /// <summary>By certain person: as whom the events count. Whoever is in no link is not here.</summary>
    public IReadOnlyDictionary<ulong, ulong> Persons => _persons;

    /// <summary>How many persons count as somebody else.</summary>
    public long Joined => _persons.LongCount(static entry => entry.Key != entry.Value);

    /// <summary>Links between devices that count as one person's.</summary>
    public required long Links { get; init; }

    /// <summary>The mean probability of these links; 0 where there are none.</summary>
    public required double Precision { get; init; }

    /// <summary>Links that would have made one person of two who cannot be one.</summary>
    public required long Rejected { get; init; }

    /// <summary>Those who count as one with a person, the person included.</summary>
    public IReadOnlyList<ulong> Of(ulong person)
    {
        var root = _persons.GetValueOrDefault(person, person);
        return [.. _persons.Where(entry => entry.Value == root).Select(static entry => entry.Key).Append(root).Distinct().Order()];
    }

    /// <summary>Joins persons.</summary>
    /// <param name="links">The links, the most probable first.</param>
    /// <param name="devices">The devices of each person of the links.</param>
    /// <param name="exclude">Whether nobody has both devices.</param>
    internal static ProbablePersons Of(IReadOnlyList<ProbableLink> links, ILookup<ulong, Device> devices, Func<Device, Device, bool> exclude)
    {
        var groups = new Dictionary<ulong, Group>();
        var (taken, probabilities, rejected) = (0L, 0d, 0L);
        foreach (var link in links)
        {
            var (one, other) = (GroupOf(groups, link.OnePerson, devices), GroupOf(groups, link.OtherPerson, devices));
            if (!ReferenceEquals(one, other))
            {
                if ((one.IsNamed && other.IsNamed) || one.Devices.Any(a => other.Devices.Any(b => exclude(a, b))))
                {
                    rejected++;
                    continue;
                }
                Join(one, other, groups);
            }
            taken++;
            probabilities += link.Probability;
        }
        var persons = groups.Where(static entry => entry.Value.Devices.Any(device => device.Person != entry.Value.Root)).ToDictionary(static entry => entry.Key, static entry => entry.Value.Root);
        return new ProbablePersons(persons) { Links = taken, Precision = taken == 0 ? 0 : probabilities / taken, Rejected = rejected };
    }

    private static void Join(Group one, Group other, Dictionary<ulong, Group> groups)
    {
        var (kept, gone) = one.IsNamed || (!other.IsNamed && one.Root < other.Root) ? (one, other) : (other, one);
        kept.Devices.AddRange(gone.Devices);
        foreach (var device in gone.Devices)
            groups[device.Person] = kept;
    }

    private static Group GroupOf(Dictionary<ulong, Group> groups, ulong person, ILookup<ulong, Device> devices)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, person, out _);
        return group ??= new Group(person, [.. devices[person]]);
    }

    private sealed class Group(ulong root, List<Device> devices)
    {
        public ulong Root => root;

        public bool IsNamed { get; } = devices.Exists(static device => device.IsNamed);

        public List<Device> Devices => devices;
    }
}
