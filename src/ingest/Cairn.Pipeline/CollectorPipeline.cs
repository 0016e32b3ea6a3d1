using Cairn.Pipeline.Steps;
using Cairn.Plan;

namespace Cairn.Pipeline;

/// <summary>
/// The steps that an event takes after it was decoded and before it is held against what came earlier: clock, plan, consent,
/// identity, channel, machine. Collected and imported events take the same.
/// </summary>
public static class CollectorPipeline
{
    /// <summary>A pipeline for collected events, whose outcome depends on nothing but event and plan. Not thread-safe.</summary>
    public static EventPipeline Create(TrackingPlan plan) => Create(plan, new ReceiptClockStep(), new IdentityStep());

    /// <summary>The same steps for a log whose times and identifiers are judged otherwise.</summary>
    /// <param name="plan">The tracking plan.</param>
    /// <param name="clock">What decides which times are believed.</param>
    /// <param name="identity">What decides which identifiers are believed.</param>
    public static EventPipeline Create(TrackingPlan plan, PipelineStep clock, IdentityStep identity) => new(
    [
        clock,
        new PlanStep(plan),
        new ConsentStep(plan),
        identity,
        new ChannelStep(plan),
        new MachineStep(plan),
    ]);
}
