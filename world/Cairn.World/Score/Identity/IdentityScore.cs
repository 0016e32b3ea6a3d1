namespace Cairn.World.Score.Identity;

/// <summary>How well a report knows which identifiers belong together.</summary>
public sealed record IdentityScore
{
    /// <summary>All pairs of identifiers that the answers know.</summary>
    public required PairScore Pairs { get; init; }

    /// <summary>True pairs that came together on the wire, over other identifiers of the person or at once.</summary>
    public required long Knowable { get; init; }

    /// <summary>Those of them that the report puts together.</summary>
    public required long KnowableFound { get; init; }

    /// <summary>Found / knowable, 0 to 1; null when nothing is knowable.</summary>
    public double? KnowableRecall => Knowable == 0 ? null : (double)KnowableFound / Knowable;

    /// <summary>The same by type of identifier, in ordinal order.</summary>
    public required IReadOnlyList<TypeScore> Types { get; init; }

    /// <summary>People in the answers.</summary>
    public required long People { get; init; }

    /// <summary>Identifiers in the answers.</summary>
    public required long InAnswers { get; init; }

    /// <summary>How many of them the report names; the others count as alone.</summary>
    public required long InReport { get; init; }

    /// <summary>Identifiers that only the report knows; they make no pairs.</summary>
    public required long Unknown { get; init; }

    /// <summary>Clusters of the report that hold an identifier of the answers.</summary>
    public required long Clusters { get; init; }

    /// <summary>Clusters that merge several people: two of their identifiers share no owner.</summary>
    public required long OverMerged { get; init; }

    /// <summary>Identifiers of the answers in the largest cluster.</summary>
    public required long Largest { get; init; }

    /// <summary>People with two or more identifiers that nobody else uses.</summary>
    public required long WithSeveral { get; init; }

    /// <summary>Those of them whose own identifiers do not all lie in one cluster.</summary>
    public required long Split { get; init; }
}
