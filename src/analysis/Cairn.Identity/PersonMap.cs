using Cairn.Identity.Graph;

namespace Cairn.Identity;

/// <summary>
/// Who did what stands under each actor (docs/identity.md). Only actors whose events name somebody or
/// came with another identifier have an entry; each of the others is a person by itself.
/// </summary>
/// <remarks>17 bytes an entry, in order of the actors' keys: who asks in that order finds each next to the one before.</remarks>
public sealed class PersonMap
{
    private readonly ulong[] _actors, _owners;
    private readonly bool[] _isLinked;
    private readonly Dictionary<ulong, (long Until, ulong After)> _shared;
    private readonly IReadOnlyDictionary<ulong, HardwareOwner> _hardware;
    private readonly Dictionary<ulong, ulong> _merged;
    private readonly HashSet<ulong> _ignored;
    private readonly IReadOnlyDictionary<ulong, ulong>? _probable;

    internal PersonMap(
        ulong[] actors, ulong[] owners, bool[] isLinked, IReadOnlyDictionary<ulong, HardwareOwner> hardware, Dictionary<ulong, (long, ulong)> shared, Dictionary<ulong, ulong> merged, HashSet<ulong> ignored)
    {
        (_actors, _owners, _isLinked) = (actors, owners, isLinked);
        (_shared, _merged, _ignored) = (shared, merged, ignored);
        _hardware = hardware;
    }

    private PersonMap(PersonMap certain, IReadOnlyDictionary<ulong, ulong> probable)
        : this(certain._actors, certain._owners, certain._isLinked, certain._hardware, certain._shared, certain._merged, certain._ignored) => _probable = probable;

    /// <summary>The same with persons who probably are one counted as one.</summary>
    /// <param name="probable">By certain person: as whom the events count. Whoever was named counts as itself.</param>
    public PersonMap With(IReadOnlyDictionary<ulong, ulong> probable)
    {
        ArgumentNullException.ThrowIfNull(probable);
        return new PersonMap(this, probable);
    }

    /// <summary>How many actors have an entry.</summary>
    public int Count => _actors.Length;

    /// <summary>On how many devices several persons were seen.</summary>
    public int SharedDevices => _shared.Count(static entry => entry.Value.After == entry.Key) + _hardware.Count(entry => entry.Value.Until != long.MaxValue && !_shared.ContainsKey(entry.Key));

    /// <summary>The person of an event: whom it names, or else whose the actor is.</summary>
    /// <param name="actor">The event's actor.</param>
    /// <param name="identity">Whom it names; 0: nobody.</param>
    /// <param name="at">When, milliseconds since 1970-01-01T00:00:00Z.</param>
    public ulong PersonOf(ulong actor, ulong identity, long at) => Named(identity) is var person and not 0 ? person : OwnerOf(actor).At(at);

    /// <summary>The person of an event of an actor that was found.</summary>
    public ulong PersonOf(in ActorOwner owner, ulong identity, long at) => Named(identity) is var person and not 0 ? person : owner.At(at);

    /// <summary>Whose the events of an actor are that name nobody, or whose a device is.</summary>
    public ActorOwner OwnerOf(ulong actor) => Probable(
        Array.BinarySearch(_actors, actor) is >= 0 and var place ? Entry(place)
        : _hardware.TryGetValue(actor, out var owner) ? new ActorOwner(owner.Person, owner.Until, actor, true)
        : ActorOwner.Of(actor));

    /// <summary>Finds an actor from the place on where the one before was found; actors are asked for in order of their keys.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="place">Where to begin, 0 at first; it goes on from call to call.</param>
    public ActorOwner Find(ulong actor, ref int place)
    {
        while (place < _actors.Length && _actors[place] < actor)
            place++;
        return Probable(place < _actors.Length && _actors[place] == actor ? Entry(place) : ActorOwner.Of(actor));
    }

    /// <summary>Where the entries of a key and all behind it begin.</summary>
    public int PlaceOf(ulong actor) => Array.BinarySearch(_actors, actor) is var place && place >= 0 ? place : ~place;

    /// <summary>Whoever was named stands for all who probably are the same, so that what names somebody needs no second look.</summary>
    private ActorOwner Probable(in ActorOwner owner) =>
        _probable is null || !_probable.TryGetValue(owner.Person, out var person) ? owner : owner with { Person = person, After = owner.After == owner.Person ? person : owner.After, IsLinked = true };

    /// <summary>The person of a named identifier; 0 where it names nobody.</summary>
    private ulong Named(ulong identity) =>
        identity == 0 || (_ignored.Count > 0 && _ignored.Contains(identity)) ? 0
        : _merged.Count > 0 && _merged.TryGetValue(identity, out var person) ? person
        : identity;

    private ActorOwner Entry(int place) => _shared.Count > 0 && _shared.TryGetValue(_actors[place], out var shared)
        ? new ActorOwner(_owners[place], shared.Until, shared.After, _isLinked[place])
        : new ActorOwner(_owners[place], long.MaxValue, _owners[place], _isLinked[place]);
}
