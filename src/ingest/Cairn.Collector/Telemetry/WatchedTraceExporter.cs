using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace Cairn.Collector.Telemetry;

/// <summary>Sends spans and notes whether they arrived.</summary>
internal sealed class WatchedTraceExporter(OtlpExporterOptions options, TelemetryState state) : OtlpTraceExporter(options)
{
    public override ExportResult Export(in Batch<Activity> activityBatch)
    {
        var result = base.Export(activityBatch);
        state.NoteTraces(result == ExportResult.Success);
        return result;
    }
}
