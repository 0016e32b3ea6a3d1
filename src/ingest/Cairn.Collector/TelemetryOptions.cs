namespace Cairn.Collector;

/// <summary>Where metrics and traces go, by OpenTelemetry's protocol (OTLP). Nothing is measured for export without an endpoint.</summary>
public sealed record TelemetryOptions
{
    /// <summary>The receiver, such as <c>http://127.0.0.1:4318</c>; null for none.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary><c>http/protobuf</c>, or <c>grpc</c> (whose receivers usually listen on port 4317).</summary>
    public string Protocol { get; init; } = "http/protobuf";

    /// <summary>Headers for the receiver, such as a key: <c>name=value,name=value</c>. A secret.</summary>
    public string Headers { get; init; } = "";

    /// <summary>How often metrics are sent.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The share of requests that get a span, 0 to 1. Those whose <c>traceparent</c> says so always do, delivered batches too.</summary>
    public double SampledShare { get; init; } = 0.01;
}
