using System.Runtime.InteropServices;
using Cairn.Identity.Decisions;
using Cairn.Identity.Graph;
using Cairn.Identity.Identifiers;

namespace Cairn.Identity;

/// <summary>Collects which identifiers came together, in any order, and finds who is who (docs/identity.md).</summary>
/// <remarks>40 bytes a sighting while they are collected, and 32 more for each that links two identifiers of persons.</remarks>
/// <param name="types">The plan's types of identifier.</param>
public sealed class PersonGraph(IdentifierTypes types)
{
    private readonly List<Sighting> _sightings = [];
    private readonly List<(ulong, ulong)> _splits = [];

    /// <summary>Takes a sighting.</summary>
    public void Add(in Sighting sighting) => _sightings.Add(sighting);

    /// <summary>Takes that two identifiers are two persons.</summary>
    public void Split(ulong a, ulong b) => _splits.Add((a, b));

    /// <summary>Takes what somebody said of two identifiers; what the plan has no type for says nothing.</summary>
    public void Add(IdentityDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var (one, other) = (Typed(decision.One), Typed(decision.Other));
        if (one.Type == 0 || other.Type == 0)
            return;
        if (decision.Kind == DecisionKind.Split)
            Split(one.Key, other.Key);
        else if (types.IsDevice(one.Type) && types.IsDevice(other.Type))
            return; // devices join nobody
        else if (!types.IsDevice(one.Type) && !types.IsDevice(other.Type))
            Add(new Sighting(Actor: 0, one.Key, other.Key, decision.DecidedAt, one.Type, other.Type, IsDeclared: decision.Kind == DecisionKind.Link));
        else
        {
            // A device that is said to be somebody's was so from the beginning.
            var (device, person) = types.IsDevice(one.Type) ? (one, other) : (other, one);
            var isSaid = decision.Kind == DecisionKind.Link;
            Add(new Sighting(device.Key, person.Key, device.Key, isSaid ? long.MinValue : decision.DecidedAt, person.Type, device.Type, isSaid));
        }

        (ulong Key, byte Type) Typed(string name) => (IdentifierKey.Of(name), types.NumberOf(name[..name.IndexOf(':', StringComparison.Ordinal)]) ?? 0);
    }

    /// <summary>Which identifiers are one person.</summary>
    public PersonSets Sets()
    {
        var ignored = types.Blocked.ToHashSet();
        var links = new List<PersonLink>();
        foreach (var sighting in _sightings)
            if (sighting.Identity != 0 && sighting.Node != sighting.Identity && sighting.IdentityType != 0 && sighting.NodeType != 0 && !types.IsDevice(sighting.NodeType) && !ignored.Contains(sighting.Identity) && !ignored.Contains(sighting.Node))
                links.Add(sighting.Identity < sighting.Node
                    ? new PersonLink(sighting.Identity, sighting.Node, sighting.FirstAt, sighting.IdentityType, sighting.NodeType, sighting.IsDeclared)
                    : new PersonLink(sighting.Node, sighting.Identity, sighting.FirstAt, sighting.NodeType, sighting.IdentityType, sighting.IsDeclared));
        return PersonSets.Of(links, types, _splits);
    }

    /// <summary>Who did what stands under each actor.</summary>
    public PersonMap Build() => Build(Sets());

    /// <summary>Who did what stands under each actor, by persons that were found before.</summary>
    public PersonMap Build(PersonSets sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var context = new Context(sets, types.Blocked.Concat(sets.Common).ToHashSet(), _splits);
        var hardware = Hardware(context);
        var map = new PersonMapBuilder();
        var sightings = CollectionsMarshal.AsSpan(_sightings);
        SortByActor(sightings);
        for (var i = 0; i < sightings.Length;)
        {
            var actor = sightings[i].Actor;
            var count = 1;
            while (i + count < sightings.Length && sightings[i + count].Actor == actor)
                count++;
            var own = sightings.Slice(i, count);
            i += count;
            own.Sort(static (a, b) => (a.FirstAt, a.Node).CompareTo((b.FirstAt, b.Node)));
            if (actor == 0)
                continue; // what somebody said has no events
            map.Begin(actor, OwnerOf(actor, own, hardware, context));
            foreach (var sighting in own)
                if (context.IsNamed(sighting))
                    map.Add(sets.PersonOf(sighting.Identity));
        }
        return map.Build(Merged(sets), context.Ignored, hardware);
    }

    private static void SortByActor(Span<Sighting> sightings)
    {
        var actors = new ulong[sightings.Length];
        for (var i = 0; i < actors.Length; i++)
            actors[i] = sightings[i].Actor;
        actors.AsSpan().Sort(sightings);
    }

    /// <summary>Whose the devices below browsers and apps are: they come with the events of many actors.</summary>
    private HardwareUses Hardware(Context context)
    {
        var uses = new HardwareUses();
        foreach (var sighting in _sightings)
            if (types.IsDevice(sighting.NodeType) && sighting.NodeType != types.Anonymous && context.IsUse(sighting))
                uses.Add(sighting.Node, context.Sets.PersonOf(sighting.Identity), sighting.FirstAt);
        uses.Find();
        return uses;
    }

    /// <summary>A device's owner, or that of the device below it, or nobody but the device.</summary>
    private ActorOwner OwnerOf(ulong actor, ReadOnlySpan<Sighting> own, HardwareUses hardware, Context context)
    {
        if (BrowserOwner(actor, own, context) is { } browser)
            return browser;
        if (hardware.OwnerOf(actor) is { } direct)
            return new ActorOwner(direct.Person, direct.Until, actor, false);
        foreach (var sighting in own)
            if (!context.IsNamed(sighting) && sighting.Node != actor && types.IsDevice(sighting.NodeType) && sighting.NodeType != types.Anonymous && !context.Ignored.Contains(sighting.Node))
                return hardware.OwnerOf(sighting.Node) is { } below
                    ? new ActorOwner(below.Person, below.Until, sighting.Node, false)
                    : new ActorOwner(sighting.Node, long.MaxValue, sighting.Node, false);
        return ActorOwner.Of(context.Sets.PersonOf(actor));
    }

    /// <summary>Whose an anonymous id is, all of whose events stand under it; null where nobody was named there.</summary>
    private ActorOwner? BrowserOwner(ulong actor, ReadOnlySpan<Sighting> own, Context context)
    {
        var (owner, firstAt, until) = (0UL, long.MaxValue, long.MaxValue);
        foreach (var sighting in own)
        {
            if (sighting.Node != actor || sighting.NodeType != types.Anonymous || !context.IsUse(sighting))
                continue;
            // Sightings come in order of time; of persons of one instant the one with the smaller key is first.
            var person = context.Sets.PersonOf(sighting.Identity);
            if (owner == 0 || (sighting.FirstAt == firstAt && person < owner))
            {
                until = owner == 0 ? long.MaxValue : sighting.FirstAt;
                (owner, firstAt) = (person, sighting.FirstAt);
            }
            else if (person != owner && until == long.MaxValue)
                until = sighting.FirstAt;
        }
        return owner == 0 ? null : new ActorOwner(owner, until, actor, false);
    }

    private static Dictionary<ulong, ulong> Merged(PersonSets sets)
    {
        var merged = new Dictionary<ulong, ulong>();
        foreach (var key in sets.Keys)
            if (sets.PersonOf(key) is var person && person != key)
                merged.Add(key, person);
        return merged;
    }

    /// <summary>What decides whether a sighting says anything of a device.</summary>
    private sealed class Context(PersonSets sets, HashSet<ulong> ignored, IEnumerable<(ulong One, ulong Other)> splits)
    {
        private readonly HashSet<(ulong Device, ulong Person)> _splits =
            [.. splits.SelectMany(split => new[] { (split.One, sets.PersonOf(split.Other)), (split.Other, sets.PersonOf(split.One)) })];

        public PersonSets Sets => sets;

        public HashSet<ulong> Ignored => ignored;

        /// <summary>Whether it names somebody.</summary>
        public bool IsNamed(in Sighting sighting) => sighting.Identity != 0 && (ignored.Count == 0 || !ignored.Contains(sighting.Identity));

        /// <summary>Whether somebody used the device by it.</summary>
        public bool IsUse(in Sighting sighting) =>
            IsNamed(sighting) && sighting.Node != sighting.Identity && (ignored.Count == 0 || !ignored.Contains(sighting.Node))
            && (_splits.Count == 0 || !_splits.Contains((sighting.Node, sets.PersonOf(sighting.Identity))));
    }
}
