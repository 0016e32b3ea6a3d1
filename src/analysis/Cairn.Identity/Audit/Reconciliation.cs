namespace Cairn.Identity.Audit;

/// <summary>How far the ids of one system are known in another.</summary>
/// <param name="From">The type of the one.</param>
/// <param name="To">The type of the other.</param>
/// <param name="Identifiers">How many ids of the first there are.</param>
/// <param name="WithOne">How many of them belong to a person with exactly one id of the second.</param>
/// <param name="WithSeveral">How many with several.</param>
public sealed record Reconciliation(string From, string To, long Identifiers, long WithOne, long WithSeveral)
{
    /// <summary>How many belong to nobody with an id of the second.</summary>
    public long Without => Identifiers - WithOne - WithSeveral;
}
