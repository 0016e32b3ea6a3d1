using System.Runtime.InteropServices;
using Cairn.Identity.Identifiers;

namespace Cairn.Identity.Graph;

/// <summary>
/// Which identifiers are one person: a function of the links and the rules, whatever the order in which events arrived.
/// </summary>
/// <remarks>
/// Links are taken in order of their first time, then of their keys, as Kruskal's algorithm takes edges in order of their weight
/// (Proc. AMS 7, 1956): a link joins two persons unless a rule forbids it. Devices have no place here (<see cref="HardwareUses"/>).
/// 21 bytes an identifier that is linked, and a dictionary's entry; the members of a person form a ring.
/// </remarks>
public sealed class PersonSets
{
    /// <summary>An identifier with more links than these names nobody.</summary>
    public const int MaxLinks = 1_000;

    private readonly IdentifierTypes _types;
    private readonly HashSet<(ulong, ulong)> _splits;
    private readonly Dictionary<ulong, int> _places = [];
    private readonly List<ulong> _keys = [];
    private readonly List<byte> _typeOf = [];
    private readonly List<int> _parents = [], _next = [], _sizes = [];
    private readonly HashSet<ulong> _common = [];
    private readonly List<RejectedLink> _rejected = [];
    private readonly List<PersonLink> _joined = [];

    private PersonSets(IdentifierTypes types, IEnumerable<(ulong, ulong)> splits) => (_types, _splits) = (types, [.. splits.Select(Ordered)]);

    /// <summary>Links that joined nobody, in order.</summary>
    public IReadOnlyList<RejectedLink> Rejected => _rejected;

    /// <summary>Links that joined two persons, in order.</summary>
    public IReadOnlyList<PersonLink> Joined => _joined;

    /// <summary>Identifiers that name nobody, as they came together with too many others.</summary>
    public IReadOnlySet<ulong> Common => _common;

    /// <summary>The linked identifiers.</summary>
    public IReadOnlyList<ulong> Keys => _keys;

    /// <summary>Joins what the links join.</summary>
    /// <param name="links">In any order, any number of times; not kept.</param>
    /// <param name="types">The rules.</param>
    /// <param name="splits">Pairs that are two persons.</param>
    public static PersonSets Of(List<PersonLink> links, IdentifierTypes types, IEnumerable<(ulong, ulong)> splits)
    {
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(splits);
        var sets = new PersonSets(types, splits);
        var firsts = FirstOfEach(CollectionsMarshal.AsSpan(links));
        sets.Place(firsts);
        firsts.Sort(static (a, b) => (a.At, a.A, a.B).CompareTo((b.At, b.A, b.B)));
        foreach (var link in firsts)
            sets.Take(link);
        return sets;
    }

    /// <summary>The person of an identifier: the surest of the identifiers that are one person, of equals the one with the smaller key.</summary>
    public ulong PersonOf(ulong key) => _places.TryGetValue(key, out var place) ? _keys[Best(place)] : key;

    /// <summary>All identifiers of the person of one of them.</summary>
    public IEnumerable<ulong> MembersOf(ulong key) => _places.TryGetValue(key, out var first) ? Ring(first).Select(place => _keys[place]) : [key];

    /// <summary>Each person who has several identifiers: these with their types.</summary>
    public IEnumerable<IReadOnlyList<(ulong Key, byte Type)>> Persons()
    {
        for (var place = 0; place < _keys.Count; place++)
            if (_parents[place] == place && _next[place] != place)
                yield return [.. Ring(place).Select(member => (_keys[member], _typeOf[member]))];
    }

    private static (ulong, ulong) Ordered((ulong A, ulong B) pair) => pair.A < pair.B ? pair : (pair.B, pair.A);

    /// <summary>Each pair once: with its first time, declared if it ever was.</summary>
    private static Span<PersonLink> FirstOfEach(Span<PersonLink> links)
    {
        links.Sort(static (a, b) => (a.A, a.B, a.At).CompareTo((b.A, b.B, b.At)));
        var count = 0;
        foreach (var link in links)
        {
            if (count > 0 && links[count - 1] is var last && last.A == link.A && last.B == link.B)
                links[count - 1] = last with { IsDeclared = last.IsDeclared || link.IsDeclared };
            else
                links[count++] = link;
        }
        return links[..count];
    }

    /// <summary>Gives each identifier its place, and finds those with too many links.</summary>
    private void Place(ReadOnlySpan<PersonLink> firsts)
    {
        var counts = new List<int>();
        foreach (var link in firsts)
        {
            Count(PlaceOf(link.A, link.TypeA), link.A);
            Count(PlaceOf(link.B, link.TypeB), link.B);
        }

        void Count(int place, ulong key)
        {
            if (place == counts.Count)
                counts.Add(0);
            if (++CollectionsMarshal.AsSpan(counts)[place] == MaxLinks + 1)
                _common.Add(key);
        }
    }

    private void Take(in PersonLink link)
    {
        var isCommon = _common.Count > 0 && (_common.Contains(link.A) || _common.Contains(link.B));
        var (a, b) = (RootOf(_places[link.A]), RootOf(_places[link.B]));
        if (a == b)
            return;
        if (isCommon && !link.IsDeclared)
            _rejected.Add(new RejectedLink(link, RejectionReason.TooCommon, 0));
        else if (_splits.Count > 0 && IsSplit(a, b))
            _rejected.Add(new RejectedLink(link, RejectionReason.Split, 0));
        else if (!link.IsDeclared && LimitBroken(a, b) is var type and not 0)
            _rejected.Add(new RejectedLink(link, RejectionReason.Limit, type));
        else
            Join(a, b, link);
    }

    private void Join(int a, int b, in PersonLink link)
    {
        if (_sizes[a] < _sizes[b])
            (a, b) = (b, a);
        _parents[b] = a;
        _sizes[a] += _sizes[b];
        (_next[a], _next[b]) = (_next[b], _next[a]);
        _joined.Add(link);
    }

    private bool IsSplit(int a, int b)
    {
        var (one, other) = (Ring(a), Ring(b).ToArray());
        return one.Any(left => other.Any(right => _splits.Contains(Ordered((_keys[left], _keys[right])))));
    }

    /// <summary>The type of which both have some and together too many; 0: none.</summary>
    private byte LimitBroken(int a, int b)
    {
        Span<int> left = stackalloc int[_types.Names.Count + 1], right = stackalloc int[_types.Names.Count + 1];
        Count(a, left);
        Count(b, right);
        for (byte type = 1; type < left.Length; type++)
            if (left[type] > 0 && right[type] > 0 && left[type] + right[type] > _types.Max(type))
                return type;
        return 0;
    }

    private void Count(int first, Span<int> counts)
    {
        counts[_typeOf[first]]++;
        for (var place = _next[first]; place != first; place = _next[place])
            counts[_typeOf[place]]++;
    }

    private IEnumerable<int> Ring(int first)
    {
        var place = first;
        do
        {
            yield return place;
            place = _next[place];
        }
        while (place != first);
    }

    private int Best(int first)
    {
        var best = first;
        for (var place = _next[first]; place != first; place = _next[place])
            if ((_typeOf[place], _keys[place]).CompareTo((_typeOf[best], _keys[best])) < 0)
                best = place;
        return best;
    }

    private int PlaceOf(ulong key, byte type)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, key, out var exists);
        if (exists)
            return place;
        place = _keys.Count;
        _keys.Add(key);
        _typeOf.Add(type);
        _parents.Add(place);
        _next.Add(place);
        _sizes.Add(1);
        return place;
    }

    private int RootOf(int place)
    {
        while (_parents[place] != place)
            place = _parents[place] = _parents[_parents[place]];
        return place;
    }
}
