namespace Cairn.Identity.Rebuilding;

/// <summary>What other rules would make of who is who.</summary>
public sealed record IdentityChange
{
    /// <summary>How many persons there are by the rules of now.</summary>
    public required long PersonsBefore { get; init; }

    /// <summary>How many by the others.</summary>
    public required long PersonsAfter { get; init; }

    /// <summary>How many links are rejected by the rules of now.</summary>
    public required long RejectedBefore { get; init; }

    /// <summary>How many by the others.</summary>
    public required long RejectedAfter { get; init; }

    /// <summary>Persons of several identifiers who are no more: they are parted, or joined with others.</summary>
    public required long Gone { get; init; }

    /// <summary>Persons of several identifiers who are new.</summary>
    public required long Made { get; init; }

    /// <summary>Some of those who are no more, each with its identifiers.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> GoneExamples { get; init; }

    /// <summary>Some of those who are new.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> MadeExamples { get; init; }
}
