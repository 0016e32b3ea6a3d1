using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Cairn.Collector.Telemetry;

/// <summary>Chooses which spans are kept: of requests a share, and all whose sender says so; of batches, of which there are few, every one.</summary>
internal sealed class SpanSampler(double shareOfRequests) : Sampler
{
    private readonly ParentBasedSampler _requests = new(new TraceIdRatioBasedSampler(shareOfRequests));

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Kind == ActivityKind.Server
            ? _requests.ShouldSample(samplingParameters)
            : new SamplingResult(SamplingDecision.RecordAndSample);
}
