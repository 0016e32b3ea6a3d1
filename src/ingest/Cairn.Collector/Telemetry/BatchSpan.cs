using System.Diagnostics;
using Cairn.Pipeline;
using Cairn.Pipeline.Delivery;

namespace Cairn.Collector.Telemetry;

/// <summary>
/// The span of a delivered batch, written when it is over, and those of its steps: deduplication while it was filled, then the load.
/// What it waited between is left out. Attributes are OpenTelemetry's for messaging where it has one.
/// </summary>
internal static class BatchSpan
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "Cairn.Delivery";

    private static readonly ActivitySource Source = new(SourceName);

    public static void Write(StoredBatch batch, DateTimeOffset ended)
    {
        if (!Source.HasListeners())
            return;
        var deduplicated = batch.DeduplicationTime > TimeSpan.Zero ? batch.DeduplicationTime : TimeSpan.Zero;
        var loading = ended - batch.Took;
        using var span = Source.StartActivity("process spool", ActivityKind.Consumer, default(ActivityContext), startTime: loading - deduplicated);
        if (span is null)
            return;
        span.SetTag("messaging.system", "cairn_spool");
        span.SetTag("messaging.operation.name", "process");
        span.SetTag("messaging.operation.type", "process");
        span.SetTag("messaging.destination.name", batch.LogId);
        span.SetTag("messaging.batch.message_count", (long)(batch.To - batch.From));
        span.SetTag("cairn.log.from", (long)batch.From);
        span.SetTag("cairn.rows.events", batch.Events);
        span.SetTag("cairn.rows.quarantine", batch.Quarantined);
        span.SetTag("cairn.rows.suppressed", batch.Suppressed);
        Write(span, IngestSteps.Deduplication, loading - deduplicated, loading);
        Write(span, IngestSteps.Load, loading, ended);
        span.SetEndTime(ended.UtcDateTime);
    }

    private static void Write(Activity batch, string step, DateTimeOffset began, DateTimeOffset ended)
    {
        using var span = Source.StartActivity(step, ActivityKind.Internal, batch.Context, startTime: began);
        span?.SetEndTime(ended.UtcDateTime);
    }
}
