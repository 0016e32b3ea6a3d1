using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Cairn.Collector.Telemetry;

/// <summary>Sends metrics and notes whether they arrived.</summary>
internal sealed class WatchedMetricExporter(OtlpExporterOptions options, TelemetryState state) : OtlpMetricExporter(options)
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var result = base.Export(batch);
        state.NoteMetrics(result == ExportResult.Success);
        return result;
    }
}
