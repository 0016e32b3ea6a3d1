using Cairn.Import.Mapping;
using Cairn.Model.Plan;
using Cairn.Pipeline;
using Cairn.Pipeline.Steps;

namespace Cairn.Import.Rows;

/// <summary>The steps that imported events take.</summary>
internal static class ImportPipeline
{
    private static readonly TimeSpan FutureAllowed = TimeSpan.FromDays(1);

    /// <param name="mapping">The mapping, for its bounds of time.</param>
    /// <param name="plan">The tracking plan.</param>
    /// <param name="startedAt">When the import began, which stays the same when it is resumed: so does what is "in the future".</param>
    public static EventPipeline Create(ImportMapping mapping, TrackingPlan plan, DateTimeOffset startedAt) => new(
    [
        new ClockStep(mapping.Time.NotBefore, mapping.Time.NotAfter ?? startedAt + FutureAllowed),
        new PlanStep(plan),
        new IdentityStep(),
        new ChannelStep(plan),
    ]);
}
