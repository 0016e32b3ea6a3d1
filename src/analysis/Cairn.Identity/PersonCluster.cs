using Cairn.Identity.Identifiers;

namespace Cairn.Identity;

/// <summary>A person with all identifiers.</summary>
/// <param name="Person">The person's key.</param>
/// <param name="Identifiers">The identifiers, in order of trust.</param>
public sealed record PersonCluster(ulong Person, IReadOnlyList<StoredIdentifier> Identifiers);
