namespace Cairn.Identity.Graph;

/// <summary>Two identifiers of persons that came together, and when first.</summary>
/// <param name="A">The one with the smaller key.</param>
/// <param name="B">The other.</param>
/// <param name="At">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="TypeA">The type of <paramref name="A"/>.</param>
/// <param name="TypeB">The type of <paramref name="B"/>.</param>
/// <param name="IsDeclared">Whether no limit holds for it.</param>
public readonly record struct PersonLink(ulong A, ulong B, long At, byte TypeA, byte TypeB, bool IsDeclared)
{
    /// <summary>The surer of the two, and the other.</summary>
    public (ulong First, ulong Second) InOrder => (TypeA, A).CompareTo((TypeB, B)) < 0 ? (A, B) : (B, A);
}
