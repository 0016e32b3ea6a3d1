using Cairn.Model;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// Compares the time of an event with the time at which it was received, for events that come with both: what is in the
/// future counts as happening when it was received, what is late keeps its time, and both are flagged.
/// </summary>
/// <remarks>
/// The decoder has corrected the time by what the client's clock was off (Segment's rule: receivedAt - (sentAt - timestamp));
/// the flag <see cref="EventFlags.ClockSkewed"/> says that this was more than a round trip.
/// </remarks>
/// <param name="bounds">Further bounds, of a log whose times of receipt are not Cairn's own; null: none.</param>
public sealed class ReceiptClockStep(ClockStep? bounds = null) : PipelineStep
{
    /// <summary>Up to here clocks agree: about what a request takes on a bad line, and what clocks without a time server drift.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>An event that arrives later than this is flagged as late.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromDays(1);

    /// <summary>No event is believed that lies further from its receipt than ten years: 1970 and 9999 are no times but defaults.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromDays(3650);

    private static readonly long ToleranceMs = (long)Tolerance.TotalMilliseconds;
    private static readonly long LateAfterMs = (long)LateAfter.TotalMilliseconds;
    private static readonly long FarthestMs = (long)Farthest.TotalMilliseconds;

    /// <inheritdoc/>
    public override string Name => IngestSteps.Clock;

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        if (e.OccurredAt < e.ReceivedAt - FarthestMs || e.OccurredAt > e.ReceivedAt + FarthestMs)
            return Impossible(e);
        if (e.ClockSkew > ToleranceMs || e.ClockSkew < -ToleranceMs)
            EventFlags.Add(e, EventFlags.ClockSkewed);
        var age = e.ReceivedAt - e.OccurredAt;
        if (age < 0)
        {
            e.OccurredAt = e.ReceivedAt;
            if (age < -ToleranceMs)
                EventFlags.Add(e, EventFlags.FutureTime);
        }
        else if (age > LateAfterMs)
            EventFlags.Add(e, EventFlags.Late);
        return bounds?.Apply(e) ?? Outcome.Accepted;
    }

    private Outcome Impossible(Event e) => Reject(ClockStep.OutOfBounds, "time",
        $"the time {ClockStep.Shown(e.OccurredAt)} lies more than ten years {(e.OccurredAt < e.ReceivedAt ? "before" : "after")} "
        + $"{ClockStep.Shown(e.ReceivedAt)}, when the event was received. Check the unit of the time and the clock that it was read from.");
}
