using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Pipeline;
using Cairn.Pipeline.Steps;
using Cairn.Plan;

namespace Cairn.Import.Rows;

/// <summary>The steps that imported events take: those of collected ones, with a clock that suits the log.</summary>
internal static class ImportPipeline
{
    private static readonly TimeSpan FutureAllowed = TimeSpan.FromDays(1);

    /// <param name="dialect">How the log is written: a request log says when each of its requests was received, other logs do not.</param>
    /// <param name="mapping">The mapping, for its bounds of time and its real ids.</param>
    /// <param name="plan">The tracking plan.</param>
    /// <param name="startedAt">When the import began, which stays the same when it is resumed: so does what is "in the future".</param>
    public static EventPipeline Create(Dialect dialect, ImportMapping mapping, TrackingPlan plan, DateTimeOffset startedAt)
    {
        var bounds = new ClockStep(mapping.Time.NotBefore, mapping.Time.NotAfter ?? startedAt + FutureAllowed);
        PipelineStep clock = dialect.Format == LogFormat.Requests ? new ReceiptClockStep(bounds) : bounds;
        return IngestSteps.Create(plan, clock, new IdentifierStep(mapping.RealIds));
    }
}
