using Cairn.Identity.Decisions;
using Cairn.Identity.Identifiers;

namespace Cairn.Identity.Probable;

/// <summary>What people said of persons, as far as it matters for devices that probably are one person's.</summary>
internal sealed class ToldPersons
{
    private readonly HashSet<(ulong, ulong)> _splits = [];
    private readonly HashSet<ulong> _named = [];

    /// <summary>Nobody said anything.</summary>
    public static ToldPersons None { get; } = new();

    /// <summary>Persons of whom a mapping or a link tells, be it that no event names them.</summary>
    public IReadOnlySet<ulong> Named => _named;

    /// <summary>Reads what was decided.</summary>
    /// <param name="decisions">The latest of each pair.</param>
    /// <param name="types">The plan's types of identifier.</param>
    /// <param name="map">Who is who.</param>
    public static ToldPersons Of(IEnumerable<IdentityDecision> decisions, IdentifierTypes types, PersonMap map)
    {
        var told = new ToldPersons();
        foreach (var decision in decisions)
        {
            var (one, other) = (PersonOf(decision.One), PersonOf(decision.Other));
            if (decision.Kind != DecisionKind.Split)
                continue;
            told.Split(IdentifierKey.Of(decision.One), IdentifierKey.Of(decision.Other));
            told.Split(one, other);
        }
        return told;

        ulong PersonOf(string name)
        {
            var key = IdentifierKey.Of(name);
            if (types.NumberOf(name[..name.IndexOf(':', StringComparison.Ordinal)]) is not { } type || types.IsDevice(type))
                return key;
            var person = map.PersonOf(key, key, at: 0);
            told._named.Add(person);
            return person;
        }
    }

    /// <summary>Notes that two are two persons.</summary>
    public void Split(ulong one, ulong other) => _splits.Add(one < other ? (one, other) : (other, one));

    /// <summary>Whether somebody said that two devices are two persons'.</summary>
    public bool IsSplit(in Device a, in Device b) =>
        _splits.Count > 0 && (IsSplit(a.Actor, b.Actor) || IsSplit(a.Person, b.Person) || IsSplit(a.Actor, b.Person) || IsSplit(a.Person, b.Actor));

    private bool IsSplit(ulong one, ulong other) => _splits.Contains(one < other ? (one, other) : (other, one));
}
