namespace Cairn.Attribution.Journeys;

/// <summary>One session of a timeline.</summary>
/// <param name="Channel">The channel that it counts for.</param>
/// <param name="Events">Its events in order of time; at least one.</param>
public sealed record TimelineSession(string Channel, IReadOnlyList<JourneyEvent> Events)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => DateTimeOffset.FromUnixTimeMilliseconds(Events[0].At);

    /// <summary>From its first event to its last.</summary>
    public TimeSpan Duration => TimeSpan.FromMilliseconds(Events[^1].At - Events[0].At);
}
