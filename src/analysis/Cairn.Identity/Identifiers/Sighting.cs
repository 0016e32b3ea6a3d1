namespace Cairn.Identity.Identifiers;

/// <summary>
/// What the events of an actor say of who it is: whom they name, alone or together with another identifier. Sightings of two persons'
/// identifiers become links (<see cref="Graph.PersonLink"/>), those of a device uses of it.
/// </summary>
/// <param name="Actor">The actor.</param>
/// <param name="Identity">Whom the events name; 0: a device alone.</param>
/// <param name="Node">The other identifier; <paramref name="Identity"/> itself where there is none.</param>
/// <param name="FirstAt">Since when, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="IdentityType">The type of <paramref name="Identity"/> (<see cref="IdentifierTypes"/>).</param>
/// <param name="NodeType">The type of <paramref name="Node"/>.</param>
/// <param name="IsDeclared">Whether somebody said that the two are one (alias, operator), so that no limit holds.</param>
public readonly record struct Sighting(ulong Actor, ulong Identity, ulong Node, long FirstAt, byte IdentityType, byte NodeType, bool IsDeclared = false);
