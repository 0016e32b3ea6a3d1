using Cairn.Pipeline;

namespace Cairn.Collector.Telemetry;

/// <summary>
/// The spans of the steps that a request's calls take before they are stored: below the request's span, one a step, each as long as
/// all calls together took in it. The calls take turns, so the spans are laid end to end.
/// </summary>
internal readonly struct StepSpans
{
    private readonly EventPipeline? _pipeline;
    private readonly DateTime _began;

    private StepSpans(EventPipeline pipeline)
    {
        (_pipeline, _began) = (pipeline, DateTime.UtcNow);
        foreach (var counter in pipeline.Counters)
            counter.BeginTrace();
    }

    /// <summary>Begins to time the steps, if the current request has a span.</summary>
    public static StepSpans Begin(EventPipeline pipeline) => RequestSpan.IsRecorded ? new StepSpans(pipeline) : default;

    /// <summary>Writes the spans.</summary>
    /// <param name="calls">How many calls the request has.</param>
    public void Write(int calls)
    {
        if (_pipeline is null)
            return;
        var at = _began;
        foreach (var counter in _pipeline.Counters)
            at = Write(counter, at, calls);
    }

    private static DateTime Write(StepCounter counter, DateTime at, int calls)
    {
        var end = at + counter.EndTrace();
        using var span = RequestSpan.Step(counter.Step, at);
        span?.SetTag("cairn.calls", calls);
        span?.SetEndTime(end);
        return end;
    }
}
