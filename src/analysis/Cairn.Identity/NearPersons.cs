namespace Cairn.Identity;

/// <summary>Who is who among a few identifiers and all with whom they could be joined.</summary>
public sealed class NearPersons
{
    private readonly Neighbourhood _near;

    internal NearPersons(Neighbourhood near, PersonMap map) => (_near, Map) = (near, map);

    /// <summary>Whose the events of their actors are.</summary>
    public PersonMap Map { get; }

    /// <summary>The actors among whose events a person's are.</summary>
    public IEnumerable<ulong> ActorsOf(ulong person)
    {
        var named = _near.Sightings.Where(sighting => sighting.Identity != 0 && Map.PersonOf(sighting.Actor, sighting.Identity, sighting.FirstAt) == person).Select(static sighting => sighting.Actor).ToHashSet();
        return _near.Actors.Where(actor => named.Contains(actor) || (Map.OwnerOf(actor) is var owner && (owner.Person == person || owner.After == person)));
    }
}
