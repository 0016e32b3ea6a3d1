using Cairn.Pipeline.Deduplication;
using Cairn.Plan;

namespace Cairn.Pipeline.Replaying;

/// <summary>What is to be decided anew.</summary>
public sealed record ReplayRequest
{
    /// <summary>The plan that decides.</summary>
    public required TrackingPlan Plan { get; init; }

    /// <summary>Requests received from then on, in UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Requests received before then, in UTC.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Only what this sender sent; empty: all.</summary>
    public string Source { get; init; } = "";

    /// <summary>For how long delivery recognises messages: the collector's <c>deduplication.days</c>.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(MessageIndexOptions.MaxWindowDays);

    /// <summary>Only count what would change.</summary>
    public bool IsDryRun { get; init; }
}
