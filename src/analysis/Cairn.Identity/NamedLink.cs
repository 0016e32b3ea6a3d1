namespace Cairn.Identity;

/// <summary>Two identifiers of one person.</summary>
/// <param name="One">One of them.</param>
/// <param name="Other">The other.</param>
/// <param name="Since">When they first came together, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="IsDeclared">Whether somebody said so: an alias call, or an operator.</param>
/// <param name="IsProved">Whether the wallet among them signed so; null where none of them is a wallet.</param>
public sealed record NamedLink(string One, string Other, long Since, bool IsDeclared, bool? IsProved);
