using Cairn.Pipeline.Deduplication;

namespace Cairn.Pipeline.Delivery;

/// <summary>How requests go from the spool into the warehouse.</summary>
public sealed record DeliveryOptions
{
    /// <summary>How messages are recognised.</summary>
    public required MessageIndexOptions Index { get; init; }

    /// <summary>
    /// At least so much time lies between two inserts while the warehouse keeps up: every insert becomes a part on disk, and
    /// parts have to be merged. While inserts are slow it is <see cref="StoringTimes"/> what the last one took, up to
    /// <see cref="MaxInterval"/>: most of an insert's cost does not depend on how much is in it.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How much longer than an insert the time between two is, while nothing else bounds it.</summary>
    internal const int StoringTimes = 16;

    /// <summary>The longest that slow inserts make the interval, so that what is acknowledged stays visible within two seconds.</summary>
    internal static readonly TimeSpan MaxInterval = TimeSpan.FromSeconds(1);

    /// <summary>Where replays of the same data folder note what they are about (<see cref="Replaying.SpoolReplay"/>); null when there are none.</summary>
    public string? Replays { get; init; }
}
