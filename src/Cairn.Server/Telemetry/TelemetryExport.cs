using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Cairn.Server.Telemetry;

/// <summary>Sends metrics and traces to a receiver by OTLP. Where there is none to send to, nothing of it runs.</summary>
/// <remarks>
/// What cannot be sent is dropped: queues are bounded (OpenTelemetry's batch processor keeps 2,048 spans), and the collector
/// never waits for the receiver but when it stops.
/// </remarks>
internal sealed class TelemetryExport : IDisposable
{
    /// <summary>The conventions' name for the program; OTEL_SERVICE_NAME goes before it.</summary>
    private const string ServiceName = "cairn-collector";

    private const int FlushMilliseconds = 5000;

    private readonly MeterProvider _metrics;
    private readonly TracerProvider _traces;

    private TelemetryExport(TelemetryOptions options, Uri endpoint)
    {
        var resource = Resource();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("Cairn.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddOtlpExporter((exporter, reader) =>
            {
                Configure(exporter, options, endpoint, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.Interval.TotalMilliseconds;
            })
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new SpanSampler(options.SampledShare))
            .AddSource(CollectorMetrics.MeterName, BatchSpan.SourceName)
            .AddOtlpExporter(exporter => Configure(exporter, options, endpoint, "v1/traces"))
            .Build();
    }

    /// <summary>Begins to send; null where there is no receiver.</summary>
    public static TelemetryExport? Start(TelemetryOptions options) => options.Endpoint is { } endpoint ? new TelemetryExport(options, endpoint) : null;

    /// <summary>Sends what is left, for a few seconds at most.</summary>
    public void Dispose()
    {
        _metrics.Shutdown(FlushMilliseconds);
        _traces.Shutdown(FlushMilliseconds);
        _metrics.Dispose();
        _traces.Dispose();
    }

    private static ResourceBuilder Resource()
    {
        var version = typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return ResourceBuilder.CreateEmpty().AddTelemetrySdk().AddService(ServiceName, serviceVersion: version).AddEnvironmentVariableDetector();
    }

    private static void Configure(OtlpExporterOptions exporter, TelemetryOptions options, Uri endpoint, string path)
    {
        var isGrpc = options.Protocol == "grpc";
        exporter.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        // The exporter takes an address that it is given as it stands; the signals' paths belong behind it.
        exporter.Endpoint = isGrpc ? endpoint : new Uri($"{endpoint.ToString().TrimEnd('/')}/{path}");
        if (options.Headers.Length > 0)
            exporter.Headers = options.Headers;
    }
}
