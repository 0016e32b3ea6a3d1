using Cairn.Model.Plan;
using Cairn.Pipeline.Steps;

namespace Cairn.Pipeline;

/// <summary>The steps that a collected event takes after it was decoded and before it is held against what came earlier.</summary>
public static class CollectorPipeline
{
    /// <summary>Makes a pipeline whose outcome depends on nothing but event and plan. Not thread-safe.</summary>
    public static EventPipeline Create(TrackingPlan plan) => new(
    [
        new PlanStep(plan),
        new IdentityStep(),
        new ChannelStep(plan),
    ]);
}
