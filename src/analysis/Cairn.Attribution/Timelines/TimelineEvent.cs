namespace Cairn.Attribution.Timelines;

/// <summary>An event of a timeline.</summary>
/// <param name="Event">The event.</param>
/// <param name="IsAct">Whether it is an act of its visit. One that is none befell the person, is a machine's, or repeats an order.</param>
public sealed record TimelineEvent(TimelineRow Event, bool IsAct);
