using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Plan;

namespace Cairn.Import.Loading;

/// <summary>What to import and how.</summary>
public sealed record ImportRequest
{
    /// <summary>The file.</summary>
    public required LogFile File { get; init; }

    /// <summary>How its rows become events.</summary>
    public required ImportMapping Mapping { get; init; }

    /// <summary>The plan that they are validated against.</summary>
    public required TrackingPlan Plan { get; init; }

    /// <summary>The plan file's text, which the warehouse keeps.</summary>
    public required string PlanText { get; init; }

    /// <summary>The name under which they are stored; null: the mapping's.</summary>
    public string? Source { get; init; }

    /// <summary>Whether what is stored of the file is removed first.</summary>
    public bool Replace { get; init; }
}
