using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Cairn.Collector.Telemetry;

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
    private readonly TelemetryState _state;

    private TelemetryExport(TelemetryOptions options, Uri endpoint)
    {
        _state = new TelemetryState(endpoint);
        var resource = Resource();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(TelemetryMeters.Names)
            .AddReader(new PeriodicExportingMetricReader(new WatchedMetricExporter(Configured(options, endpoint, "v1/metrics"), _state), (int)options.Interval.TotalMilliseconds))
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new SpanSampler(options.SampledShare))
            .AddSource(CollectorMetrics.MeterName, BatchSpan.SourceName)
            .AddProcessor(new BatchActivityExportProcessor(new WatchedTraceExporter(Configured(options, endpoint, "v1/traces"), _state)))
            .Build();
    }

    /// <summary>Why nothing arrives; empty while it does.</summary>
    public string Problem => _state.Problem;

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

    internal static ResourceBuilder Resource()
    {
        var version = typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return ResourceBuilder.CreateEmpty().AddTelemetrySdk().AddService(ServiceName, serviceVersion: version).AddEnvironmentVariableDetector();
    }

    private static OtlpExporterOptions Configured(TelemetryOptions options, Uri endpoint, string path)
    {
        var isGrpc = options.Protocol == "grpc";
        var exporter = new OtlpExporterOptions
        {
            Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf,
            // The exporter takes an address that it is given as it stands; the signals' paths belong behind it.
            Endpoint = isGrpc ? endpoint : new Uri($"{endpoint.ToString().TrimEnd('/')}/{path}"),
        };
        if (options.Headers.Length > 0)
            exporter.Headers = options.Headers;
        return exporter;
    }
}
