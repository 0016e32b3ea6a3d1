using Cairn.Plan;

namespace Cairn.Pipeline;

/// <summary>The plan that events are validated against, which may be changed while they come. Thread-safe.</summary>
/// <param name="plan">The first plan.</param>
/// <param name="text">Its file's text.</param>
public sealed class PlanInForce(TrackingPlan plan, string text)
{
    private volatile PlanText _current = new(plan, text);

    /// <summary>The plan of this moment.</summary>
    public TrackingPlan Plan => _current.Plan;

    /// <summary>The same with its file's text.</summary>
    public PlanText Current => _current;

    /// <summary>Puts another in its place. What was begun with the earlier one is ended with it.</summary>
    public void Change(PlanText next) => _current = next;
}
