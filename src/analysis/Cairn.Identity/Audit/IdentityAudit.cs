namespace Cairn.Identity.Audit;

/// <summary>What there is to look at in who is who.</summary>
public sealed record IdentityAudit
{
    /// <summary>How many persons there are.</summary>
    public required long Persons { get; init; }

    /// <summary>How many of them have several identifiers of persons.</summary>
    public required long Joined { get; init; }

    /// <summary>The most identifiers of persons that one person has.</summary>
    public required int Largest { get; init; }

    /// <summary>Devices on which several persons were seen: from the second on, what nobody is named for is nobody's.</summary>
    public required long SharedDevices { get; init; }

    /// <summary>Each type of the plan.</summary>
    public required IReadOnlyList<TypeCount> Types { get; init; }

    /// <summary>Links that joined nobody, by reason.</summary>
    public required IReadOnlyList<RejectedCount> Rejected { get; init; }

    /// <summary>Each two types of persons' identifiers of which events have some.</summary>
    public required IReadOnlyList<Reconciliation> Reconciliations { get; init; }
}
