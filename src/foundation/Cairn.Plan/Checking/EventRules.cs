using Cairn.Model;
using Codes = Cairn.Plan.PlanProblemCodes;

namespace Cairn.Plan.Checking;

/// <summary>One planned event, made ready for checking many events fast.</summary>
internal sealed class EventRules
{
    private const long MillisecondsPerDay = 24 * 60 * 60 * 1000;

    private readonly long _begins;
    private readonly long _ends;
    private PlanProblem? _deprecated;
    private PlanProblem? _early;

    public EventRules(PlannedEvent planned)
    {
        Planned = planned;
        Properties = [.. planned.Properties.Values.Select(property => new PropertyRules(property))];
        Money = Array.Find(Properties, property => property.Column == PropertyColumn.Value);
        _begins = planned.Since is { } since ? Midnight(since) : long.MinValue;
        _ends = planned.Until is { } until ? Midnight(until) + MillisecondsPerDay : long.MaxValue;
    }

    public PlannedEvent Planned { get; }

    /// <summary>
    /// At most <see cref="Shapes.EventShape.MaximumProperties"/>, so that a 64-bit mask can say which were seen.
    /// </summary>
    public PropertyRules[] Properties { get; }

    /// <summary>
    /// The property whose limits <see cref="Event.Value"/> has to keep; the first planned; null when there is none.
    /// </summary>
    public PropertyRules? Money { get; }

    /// <summary>Rejects what happened after the event's last day.</summary>
    public PlanProblem? CheckEnd(long occurredAt) => occurredAt < _ends
        ? null
        : new PlanProblem(Codes.AfterUntil, "event",
            $"'{Planned.Name}' is accepted until {Planned.Until:yyyy-MM-dd} only. Send its successor, or move `until:` in the plan.");

    /// <summary>What to point out although the event is accepted.</summary>
    public PlanProblem? Warn(long occurredAt)
    {
        if (Planned.Status == EventStatus.Deprecated)
            return _deprecated ??= new PlanProblem(Codes.Deprecated, "event",
                $"'{Planned.Name}' is deprecated and accepted until {Planned.Until:yyyy-MM-dd}. Send its successor.");
        if (occurredAt < _begins)
            return _early ??= new PlanProblem(Codes.BeforeSince, "event",
                $"'{Planned.Name}' is expected from {Planned.Since:yyyy-MM-dd} on. Check the event's time, or move `since:` in the plan.");
        return null;
    }

    private static long Midnight(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
