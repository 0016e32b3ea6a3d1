namespace Cairn.Identity.Identifiers;

/// <summary>An identifier that events came with, or that somebody told of.</summary>
/// <param name="Type">The number of its type.</param>
/// <param name="Key">Its key.</param>
/// <param name="Name">The id, without its type.</param>
public sealed record StoredIdentifier(byte Type, ulong Key, string Name);
