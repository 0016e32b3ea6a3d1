using System.Runtime.InteropServices;

namespace Cairn.Identity;

/// <summary>
/// Who did what stands under each actor (docs/journeys.md, "Person"). Only actors whose events name somebody have an entry; each of
/// the others is a person by itself.
/// </summary>
public sealed class PersonMap
{
    private readonly Dictionary<ulong, Entry> _actors;

    private PersonMap(Dictionary<ulong, Entry> actors) => _actors = actors;

    /// <summary>How many actors have an entry.</summary>
    public int Count => _actors.Count;

    /// <summary>Whether an actor shares a person with another one, or several persons share it.</summary>
    public bool IsLinked(ulong actor) => _actors.TryGetValue(actor, out var entry) && entry.IsLinked;

    /// <summary>The person of an event: whom it names, or else whose the actor is.</summary>
    /// <param name="actor">The event's actor.</param>
    /// <param name="identity">Whom it names; 0: nobody.</param>
    public ulong PersonOf(ulong actor, ulong identity) => identity != 0 ? identity : OwnerOf(actor);

    /// <summary>The person of an actor's events that name nobody.</summary>
    public ulong OwnerOf(ulong actor) => _actors.TryGetValue(actor, out var entry) ? entry.Owner : actor;

    private readonly record struct Entry(ulong Owner, bool IsLinked);

    /// <summary>Collects links in any order.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<ulong, Owner> _actors = [];

        /// <summary>For each identity its only actor so far; 0 where there are several.</summary>
        private readonly Dictionary<ulong, ulong> _identities = [];

        /// <summary>Takes that events of an actor name somebody.</summary>
        public void Add(ulong actor, ulong identity, long firstAt)
        {
            ref var owner = ref CollectionsMarshal.GetValueRefOrAddDefault(_actors, actor, out var isKnown);
            if (!isKnown)
                owner = new Owner(identity, firstAt, false);
            else if ((firstAt, identity).CompareTo((owner.FirstAt, owner.Identity)) < 0)
                owner = new Owner(identity, firstAt, true);
            else
                owner = owner with { HasSeveral = true };

            ref var only = ref CollectionsMarshal.GetValueRefOrAddDefault(_identities, identity, out isKnown);
            only = isKnown && only != actor ? 0 : actor;
        }

        /// <summary>The map of all that was added.</summary>
        public PersonMap Build()
        {
            var actors = new Dictionary<ulong, Entry>(_actors.Count);
            foreach (var (actor, owner) in _actors)
                actors.Add(actor, new Entry(owner.Identity, owner.HasSeveral || _identities[owner.Identity] == 0));
            return new PersonMap(actors);
        }

        private readonly record struct Owner(ulong Identity, long FirstAt, bool HasSeveral);
    }
}
