using Cairn.Identity.Graph;
using Cairn.Identity.Identifiers;

namespace Cairn.Identity;

/// <summary>A person who was looked up.</summary>
/// <param name="Name">The person's key as people read it: <c>user_id:ID</c>, <c>anonymous_id:ID</c> or <c>TYPE:ID</c>.</param>
/// <param name="Key">The person's key in a <see cref="PersonMap"/>.</param>
/// <param name="Actors">The actors among whose events the person's are.</param>
/// <param name="Map">Whose the events of these actors are.</param>
public sealed record FoundPerson(string Name, ulong Key, IReadOnlyList<ulong> Actors, PersonMap Map)
{
    /// <summary>Which identifiers near this person are one person.</summary>
    public required PersonSets Sets { get; init; }

    /// <summary>The sightings near this person.</summary>
    public required IReadOnlyList<Sighting> Sightings { get; init; }
}
