using System.Diagnostics;
using Cairn.Pipeline.Delivery;

namespace Cairn.Server.Telemetry;

/// <summary>The span of a delivered batch, written when it is over. Attributes are OpenTelemetry's for messaging where it has one.</summary>
internal static class BatchSpan
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "Cairn.Delivery";

    private static readonly ActivitySource Source = new(SourceName);

    public static void Write(StoredBatch batch, DateTimeOffset ended)
    {
        if (!Source.HasListeners())
            return;
        using var span = Source.StartActivity("process spool", ActivityKind.Consumer, default(ActivityContext), startTime: ended - batch.Took);
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
        span.SetTag("cairn.rows.kept_out", batch.KeptOut);
        span.SetEndTime(ended.UtcDateTime);
    }
}
