namespace Cairn.Plan;

/// <summary>What counts as a conversion.</summary>
public sealed record PlannedConversion
{
    /// <summary>Its name, for example <c>purchase</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it stands for, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>The event that it is counted by.</summary>
    public required string Event { get; init; }

    /// <summary>
    /// The property that holds the money; <c>value</c> is the event's own value column; empty: a conversion without
    /// money.
    /// </summary>
    public string ValueProperty { get; init; } = "";

    /// <summary>
    /// ISO 4217 code or token symbol of that money, also for events that name no currency; empty: what most conversions are in.
    /// </summary>
    public string Currency { get; init; } = "";

    /// <summary>The event that gives money of it back, told with the same order id; empty: none.</summary>
    public string Refund { get; init; } = "";

    /// <summary>How far back a touch may lie to receive credit.</summary>
    public required TimeSpan Window { get; init; }
}
