namespace Cairn.Pipeline.Replaying;

/// <summary>What a replay did, or would do.</summary>
public sealed record SpoolReplayResult
{
    /// <summary>Where the records of the time stood.</summary>
    public required ReplayCounts Before { get; init; }

    /// <summary>Where they stand.</summary>
    public required ReplayCounts After { get; init; }

    /// <summary>What was decided otherwise, most first.</summary>
    public required IReadOnlyList<ReplayMove> Moves { get; init; }

    /// <summary>
    /// Records that were left as they are because their request is damaged in the spool, or gives another number of calls to
    /// today's decoders, so that its calls cannot be told apart by their places.
    /// </summary>
    public required long Undecided { get; init; }

    /// <summary>Requests of the time that are not in the warehouse yet; delivery decides them.</summary>
    public required long NotLoaded { get; init; }

    /// <summary>Records that were decided otherwise.</summary>
    public long Changed => Moves.Sum(static move => move.Records);

    /// <summary>Records that are gone, erased or by retention; they stay so.</summary>
    public required long Erased { get; init; }
}
