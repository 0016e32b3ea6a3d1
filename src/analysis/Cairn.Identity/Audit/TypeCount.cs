namespace Cairn.Identity.Audit;

/// <summary>The identifiers of one type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Identifiers">How many there are.</param>
/// <param name="Linked">How many of them are of a person with other identifiers of persons.</param>
/// <param name="Max">How many a person may have; 0 for devices.</param>
/// <param name="PersonsAtMax">Persons who have as many.</param>
public sealed record TypeCount(string Type, long Identifiers, long Linked, int Max, long PersonsAtMax);
