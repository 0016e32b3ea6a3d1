using Cairn.Plan;

namespace Cairn.Pipeline;

/// <summary>The plan that events are validated against, which may be changed while they come. Thread-safe.</summary>
/// <param name="first">The first plan.</param>
public sealed class PlanInForce(PlanText first)
{
    private volatile PlanText _current = first;

    /// <summary>The plan of this moment.</summary>
    public TrackingPlan Plan => _current.Plan;

    /// <summary>The same with its file's text.</summary>
    public PlanText Current => _current;

    /// <summary>Puts another in its place. What was begun with the earlier one is ended with it.</summary>
    public void Change(PlanText next) => _current = next;
}
