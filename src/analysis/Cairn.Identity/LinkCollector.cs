using System.Runtime.InteropServices;

namespace Cairn.Identity;

/// <summary>Collects whom the events of actors name, in any order, and makes a map of it.</summary>
/// <remarks>40 bytes a link at its end.</remarks>
internal sealed class LinkCollector
{
    private readonly List<Link> _links = [];

    /// <summary>Takes that events of an actor name somebody.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="identity">Whom.</param>
    /// <param name="firstAt">Since when, milliseconds since 1970-01-01T00:00:00Z.</param>
    public void Add(ulong actor, ulong identity, long firstAt) => _links.Add(new Link(actor, identity, firstAt));

    /// <summary>The map of all links; the collector is empty afterwards.</summary>
    public PersonMap Build()
    {
        var links = CollectionsMarshal.AsSpan(_links);
        links.Sort(static (a, b) => a.Actor.CompareTo(b.Actor) is not 0 and var order ? order : (a.FirstAt, a.Identity).CompareTo((b.FirstAt, b.Identity)));
        var shared = SharedIdentities(links);
        var count = 0;
        for (var i = 0; i < links.Length; i++)
            count += i == 0 || links[i].Actor != links[i - 1].Actor ? 1 : 0;

        var (actors, owners, isLinked) = (new ulong[count], new ulong[count], new bool[count]);
        var place = -1;
        for (var i = 0; i < links.Length; i++)
        {
            var isNew = i == 0 || links[i].Actor != links[i - 1].Actor;
            if (isNew)
                (actors[++place], owners[place]) = (links[i].Actor, links[i].Identity);
            isLinked[place] |= !isNew || Array.BinarySearch(shared, links[i].Identity) >= 0;
        }
        _links.Clear();
        return new PersonMap(actors, owners, isLinked);
    }

    /// <summary>The identities that several actors name, in order.</summary>
    private static ulong[] SharedIdentities(ReadOnlySpan<Link> links)
    {
        var identities = new ulong[links.Length];
        for (var i = 0; i < links.Length; i++)
            identities[i] = links[i].Identity;
        Array.Sort(identities);
        var shared = 0;
        for (var i = 1; i < identities.Length; i++)
            if (identities[i] == identities[i - 1] && (shared == 0 || identities[shared - 1] != identities[i]))
                identities[shared++] = identities[i];
        return identities[..shared];
    }

    private readonly record struct Link(ulong Actor, ulong Identity, long FirstAt);
}
