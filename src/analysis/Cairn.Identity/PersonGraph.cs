using System.Runtime.InteropServices;
using Cairn.Identity.Decisions;
using Cairn.Identity.Graph;
using Cairn.Identity.Identifiers;

namespace Cairn.Identity;

/// <summary>Collects which identifiers came together, in any order, and finds who is who (docs/identity.md).</summary>
/// <remarks>40 bytes a link while they are collected, and 32 more for one between two identifiers of persons.</remarks>
/// <param name="types">The plan's types of identifier.</param>
public sealed class PersonGraph(IdentifierTypes types)
{
    private readonly List<Link> _links = [];
    private readonly List<(ulong, ulong)> _splits = [];

    /// <summary>Takes a link.</summary>
    public void Add(in Link link) => _links.Add(link);

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
            Add(new Link(Actor: 0, one.Key, other.Key, decision.DecidedAt, one.Type, other.Type, IsDeclared: decision.Kind == DecisionKind.Link));
        else
        {
            // A device that is said to be somebody's was so from the beginning.
            var (device, person) = types.IsDevice(one.Type) ? (one, other) : (other, one);
            var isSaid = decision.Kind == DecisionKind.Link;
            Add(new Link(device.Key, person.Key, device.Key, isSaid ? long.MinValue : decision.DecidedAt, person.Type, device.Type, isSaid));
        }

        (ulong Key, byte Type) Typed(string name) => (IdentifierKey.Of(name), types.NumberOf(name[..name.IndexOf(':', StringComparison.Ordinal)]) ?? 0);
    }

    /// <summary>Which identifiers are one person.</summary>
    public PersonSets Sets()
    {
        var ignored = types.Blocked.ToHashSet();
        var links = new List<PersonLink>();
        foreach (var link in _links)
            if (link.Identity != 0 && link.Node != link.Identity && link.IdentityType != 0 && link.NodeType != 0 && !types.IsDevice(link.NodeType) && !ignored.Contains(link.Identity) && !ignored.Contains(link.Node))
                links.Add(link.Identity < link.Node
                    ? new PersonLink(link.Identity, link.Node, link.FirstAt, link.IdentityType, link.NodeType, link.IsDeclared)
                    : new PersonLink(link.Node, link.Identity, link.FirstAt, link.NodeType, link.IdentityType, link.IsDeclared));
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
        var links = CollectionsMarshal.AsSpan(_links);
        SortByActor(links);
        for (var i = 0; i < links.Length;)
        {
            var actor = links[i].Actor;
            var count = 1;
            while (i + count < links.Length && links[i + count].Actor == actor)
                count++;
            var own = links.Slice(i, count);
            i += count;
            own.Sort(static (a, b) => (a.FirstAt, a.Node).CompareTo((b.FirstAt, b.Node)));
            if (actor == 0)
                continue; // what somebody said has no events
            map.Begin(actor, OwnerOf(actor, own, hardware, context));
            foreach (var link in own)
                if (context.IsNamed(link))
                    map.Add(sets.PersonOf(link.Identity));
        }
        return map.Build(Merged(sets), context.Ignored, hardware);
    }

    private static void SortByActor(Span<Link> links)
    {
        var actors = new ulong[links.Length];
        for (var i = 0; i < actors.Length; i++)
            actors[i] = links[i].Actor;
        actors.AsSpan().Sort(links);
    }

    /// <summary>Whose the devices below browsers and apps are: they come with the events of many actors.</summary>
    private DeviceUses Hardware(Context context)
    {
        var uses = new DeviceUses();
        foreach (var link in _links)
            if (types.IsDevice(link.NodeType) && link.NodeType != types.Anonymous && context.IsUse(link))
                uses.Add(link.Node, context.Sets.PersonOf(link.Identity), link.FirstAt);
        uses.Find();
        return uses;
    }

    /// <summary>A device's owner, or that of the device below it, or nobody but the device.</summary>
    private ActorOwner OwnerOf(ulong actor, ReadOnlySpan<Link> own, DeviceUses hardware, Context context)
    {
        if (BrowserOwner(actor, own, context) is { } browser)
            return browser;
        if (hardware.OwnerOf(actor) is { } direct)
            return new ActorOwner(direct.Person, direct.Until, actor, false);
        foreach (var link in own)
            if (!context.IsNamed(link) && link.Node != actor && types.IsDevice(link.NodeType) && link.NodeType != types.Anonymous && !context.Ignored.Contains(link.Node))
                return hardware.OwnerOf(link.Node) is { } below
                    ? new ActorOwner(below.Person, below.Until, link.Node, false)
                    : new ActorOwner(link.Node, long.MaxValue, link.Node, false);
        return ActorOwner.Of(context.Sets.PersonOf(actor));
    }

    /// <summary>Whose an anonymous id is, all of whose events stand under it; null where nobody was named there.</summary>
    private ActorOwner? BrowserOwner(ulong actor, ReadOnlySpan<Link> own, Context context)
    {
        var (owner, firstAt, until) = (0UL, long.MaxValue, long.MaxValue);
        foreach (var link in own)
        {
            if (link.Node != actor || link.NodeType != types.Anonymous || !context.IsUse(link))
                continue;
            // Links come in order of time; of persons of one instant the one with the smaller key is first.
            var person = context.Sets.PersonOf(link.Identity);
            if (owner == 0 || (link.FirstAt == firstAt && person < owner))
            {
                until = owner == 0 ? long.MaxValue : link.FirstAt;
                (owner, firstAt) = (person, link.FirstAt);
            }
            else if (person != owner && until == long.MaxValue)
                until = link.FirstAt;
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

    /// <summary>What decides whether a link says anything of a device.</summary>
    private sealed class Context(PersonSets sets, HashSet<ulong> ignored, IEnumerable<(ulong One, ulong Other)> splits)
    {
        private readonly HashSet<(ulong Device, ulong Person)> _splits =
            [.. splits.SelectMany(split => new[] { (split.One, sets.PersonOf(split.Other)), (split.Other, sets.PersonOf(split.One)) })];

        public PersonSets Sets => sets;

        public HashSet<ulong> Ignored => ignored;

        /// <summary>Whether it names somebody.</summary>
        public bool IsNamed(in Link link) => link.Identity != 0 && (ignored.Count == 0 || !ignored.Contains(link.Identity));

        /// <summary>Whether somebody used the device by it.</summary>
        public bool IsUse(in Link link) =>
            IsNamed(link) && link.Node != link.Identity && (ignored.Count == 0 || !ignored.Contains(link.Node))
            && (_splits.Count == 0 || !_splits.Contains((link.Node, sets.PersonOf(link.Identity))));
    }
}
