using Cairn.Model;

namespace Cairn.Plan;

/// <summary>One property of an event as the plan defines it.</summary>
public sealed record PlannedProperty
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it says, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its JSON type.</summary>
    public required PropertyType Type { get; init; }

    /// <summary>Whether an event without it breaks the plan.</summary>
    public bool Required { get; init; }

    /// <summary>The values allowed; empty: any.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>Smallest number allowed.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest number allowed.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>What a text must match (RE2-like: no backtracking, so that no pattern can stall the pipeline).</summary>
    public WholeTextPattern? Pattern { get; init; }

    /// <summary>What kind of personal data it holds; empty: none.</summary>
    public string Pii { get; init; } = "";
}
