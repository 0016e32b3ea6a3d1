namespace Cairn.Plan;

/// <summary>One event as the plan defines it.</summary>
public sealed record PlannedEvent
{
    /// <summary>Canonical name.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the phase it belongs to.</summary>
    public required string Phase { get; init; }

    /// <summary>
    /// What the act is worth beside the conversion itself: from 0 (no step on the way at all) to below 1 for a micro-conversion, 1 for a
    /// macro-conversion.
    /// </summary>
    public required decimal Value { get; init; }

    /// <summary>What the customer does, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who answers for it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Active or deprecated.</summary>
    public EventStatus Status { get; init; }

    /// <summary>First day on which the event is expected; null: always was.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Last day on which the event is accepted; null: no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Old spellings.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Properties by name; others are allowed and kept.</summary>
    public IReadOnlyDictionary<string, PlannedProperty> Properties { get; init; } = new Dictionary<string, PlannedProperty>();

    /// <summary>Events that must have happened before.</summary>
    public IReadOnlyList<string> Implies { get; init; } = [];

    /// <summary>The scope within which the event counts once.</summary>
    public OncePer OncePer { get; init; }

    /// <summary>
    /// Where the true record comes from, for example <c>orders</c>, <c>kyc_vendor</c>, <c>chain</c>; empty: none.
    /// </summary>
    public string Truth { get; init; } = "";

    /// <summary>
    /// The consent purpose under which it may be tracked; empty: it names none, and needs none where
    /// <see cref="PlannedConsent.OnlyPurposes"/> says so.
    /// </summary>
    public string Consent { get; init; } = "";
}
