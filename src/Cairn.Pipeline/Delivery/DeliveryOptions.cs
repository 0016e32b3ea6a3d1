using Cairn.Pipeline.Deduplication;

namespace Cairn.Pipeline.Delivery;

/// <summary>How requests go from the spool into the warehouse.</summary>
public sealed record DeliveryOptions
{
    /// <summary>How messages are known again.</summary>
    public required MessageIndexOptions Index { get; init; }

    /// <summary>
    /// At least so much time lies between two inserts while the warehouse keeps up: every insert becomes a part on disk, and
    /// parts have to be merged.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Where replays of the same data folder note what they are about (<see cref="Replaying.SpoolReplay"/>); null when there are none.</summary>
    public string? Replays { get; init; }
}
