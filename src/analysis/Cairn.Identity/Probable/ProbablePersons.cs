using System.Runtime.InteropServices;

namespace Cairn.Identity.Probable;

/// <summary>
/// Persons who are counted as one in a report, because their devices probably are one person's. The most probable links are taken first; one that would
/// put two people who were named, or two devices that nobody has both of, into one person is left away.
/// </summary>
public sealed class ProbablePersons
{
    private readonly Dictionary<ulong, ulong> _persons;

    private ProbablePersons(Dictionary<ulong, ulong> persons, long rejected) => (_persons, Rejected) = (persons, rejected);

    /// <summary>By certain person: as whom the events count. Whoever is in no link is not here.</summary>
    public IReadOnlyDictionary<ulong, ulong> Persons => _persons;

    /// <summary>How many persons count as somebody else.</summary>
    public long Joined => _persons.LongCount(static entry => entry.Key != entry.Value);

    /// <summary>Links that would have made one person of two who cannot be one.</summary>
    public long Rejected { get; }

    /// <summary>Those who count as one with a person, the person included.</summary>
    public IReadOnlyList<ulong> Of(ulong person)
    {
        var root = _persons.GetValueOrDefault(person, person);
        return [.. _persons.Where(entry => entry.Value == root).Select(static entry => entry.Key).Append(root).Distinct().Order()];
    }

    /// <summary>Joins persons.</summary>
    /// <param name="links">The links, the most probable first.</param>
    /// <param name="devices">The devices of the links, by their keys.</param>
    /// <param name="exclude">Whether nobody has both devices.</param>
    internal static ProbablePersons Of(IReadOnlyList<ProbableLink> links, IReadOnlyDictionary<ulong, Device> devices, Func<Device, Device, bool> exclude)
    {
        var groups = new Dictionary<ulong, Group>();
        var rejected = 0L;
        foreach (var link in links)
        {
            var (one, other) = (GroupOf(groups, devices[link.One]), GroupOf(groups, devices[link.Other]));
            if (ReferenceEquals(one, other))
                continue;
            if ((one.IsNamed && other.IsNamed) || one.Devices.Any(a => other.Devices.Any(b => exclude(a, b))))
            {
                rejected++;
                continue;
            }
            var (kept, gone) = one.IsNamed || (!other.IsNamed && one.Root < other.Root) ? (one, other) : (other, one);
            kept.Devices.AddRange(gone.Devices);
            foreach (var device in gone.Devices)
                groups[device.Person] = kept;
        }
        return new ProbablePersons(groups.Where(static entry => entry.Value.Devices.Any(device => device.Person != entry.Value.Root)).ToDictionary(static entry => entry.Key, static entry => entry.Value.Root), rejected);
    }

    private static Group GroupOf(Dictionary<ulong, Group> groups, in Device device)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, device.Person, out _);
        group ??= new Group(device.Person, device.IsNamed);
        if (!group.Contains(device.Actor))
            group.Devices.Add(device);
        return group;
    }

    private sealed class Group(ulong root, bool isNamed)
    {
        public ulong Root => root;

        public bool IsNamed => isNamed;

        public List<Device> Devices { get; } = [];

        public bool Contains(ulong actor)
        {
            foreach (var device in Devices)
                if (device.Actor == actor)
                    return true;
            return false;
        }
    }
}
