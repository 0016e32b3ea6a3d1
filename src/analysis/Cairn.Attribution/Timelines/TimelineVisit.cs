namespace Cairn.Attribution.Timelines;

/// <summary>One visit of a timeline, or a stretch of events that belong to none.</summary>
/// <param name="Session">Which of the person's sessions it belongs to, from 0; -1: it is no visit.</param>
/// <param name="Channel">The channel that it counts for; empty where it is no visit.</param>
/// <param name="Events">Its events in their order, and those that befell the person meanwhile; at least one.</param>
public sealed record TimelineVisit(int Session, string Channel, IReadOnlyList<TimelineEvent> Events)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => DateTimeOffset.FromUnixTimeMilliseconds(Acts.First().Event.At);

    /// <summary>From its first act to its last.</summary>
    public TimeSpan Duration => TimeSpan.FromMilliseconds(Acts.Last().Event.At - Acts.First().Event.At);

    /// <summary>What belongs to the visit; all of it where it is none.</summary>
    private IEnumerable<TimelineEvent> Acts => Session < 0 ? Events : Events.Where(static shown => shown.IsAct);
}
