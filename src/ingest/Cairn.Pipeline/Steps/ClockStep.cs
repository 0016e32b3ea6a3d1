using Cairn.Model;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// Rejects times that no real event has: a year 1 from an empty date, a year 9999 from "never", a wrong unit. For logs that
/// do not say when their events were received; <see cref="ReceiptClockStep"/> is for those that do.
/// </summary>
/// <param name="notBefore">The earliest time that is believed.</param>
/// <param name="notAfter">The latest time that is believed.</param>
public sealed class ClockStep(DateTimeOffset notBefore, DateTimeOffset notAfter) : PipelineStep
{
    internal const string OutOfBounds = "time_out_of_bounds";

    private readonly long _notBefore = notBefore.ToUnixTimeMilliseconds();
    private readonly long _notAfter = notAfter.ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override string Name => IngestSteps.Clock;

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        if (e.OccurredAt >= _notBefore && e.OccurredAt <= _notAfter)
            return Outcome.Accepted;
        return Reject(OutOfBounds, "time",
            $"the time {Shown(e.OccurredAt)} lies {(e.OccurredAt < _notBefore ? $"before {notBefore:yyyy-MM-dd}" : $"after {notAfter:yyyy-MM-dd HH:mm:ss}")}Z. "
            + "Check the unit and format of the time, or widen `not_before:` and `not_after:`.");
    }

    internal static string Shown(long milliseconds)
    {
        var inCalendar = milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        return inCalendar ? $"{DateTimeOffset.FromUnixTimeMilliseconds(milliseconds):yyyy-MM-dd HH:mm:ss}Z" : $"{milliseconds} ms";
    }
}
