namespace Cairn.Identity;

/// <summary>
/// Who did what stands under each actor (docs/journeys.md, "Person"). Only actors whose events name somebody have an entry; each of
/// the others is a person by itself.
/// </summary>
/// <remarks>17 bytes an entry, in order of the actors' keys: who asks in that order finds each next to the one before.</remarks>
public sealed class PersonMap
{
    private readonly ulong[] _actors, _owners;
    private readonly bool[] _isLinked;

    internal PersonMap(ulong[] actors, ulong[] owners, bool[] isLinked) => (_actors, _owners, _isLinked) = (actors, owners, isLinked);

    /// <summary>How many actors have an entry.</summary>
    public int Count => _actors.Length;

    /// <summary>The person of an event: whom it names, or else whose the actor is.</summary>
    /// <param name="actor">The event's actor.</param>
    /// <param name="identity">Whom it names; 0: nobody.</param>
    public ulong PersonOf(ulong actor, ulong identity) => identity != 0 ? identity : OwnerOf(actor);

    /// <summary>The person of an actor's events that name nobody.</summary>
    public ulong OwnerOf(ulong actor) => Array.BinarySearch(_actors, actor) is >= 0 and var place ? _owners[place] : actor;

    /// <summary>Finds an actor from the place on where the one before was found; actors are asked for in order of their keys.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="place">Where to begin, 0 at first; it goes on from call to call.</param>
    public ActorOwner Find(ulong actor, ref int place)
    {
        while (place < _actors.Length && _actors[place] < actor)
            place++;
        return place < _actors.Length && _actors[place] == actor ? new ActorOwner(_owners[place], _isLinked[place]) : new ActorOwner(actor, false);
    }

    /// <summary>Where the entries of a key and all behind it begin.</summary>
    public int PlaceOf(ulong actor) => Array.BinarySearch(_actors, actor) is var place && place >= 0 ? place : ~place;
}
