using Cairn.World.Score.Attribution;

namespace Cairn.World.Score;

/// <summary>What is to be scored, where report and answers leave a choice.</summary>
public sealed record ScoreOptions
{
    /// <summary>The kinds of players that have a true effect.</summary>
    public static IReadOnlyList<string> Kinds => AttributionScorer.Kinds;

    /// <summary>One of <see cref="Kinds"/>; null: what the report says, else the kind that has most of its keys.</summary>
    public string? By { get; init; }

    /// <summary>The conversion; null: what the report says, else the world's only one.</summary>
    public string? Conversion { get; init; }

    /// <summary>From how many events on a fault counts as one that should be found.</summary>
    public long MinEvents { get; init; } = 20;
}
