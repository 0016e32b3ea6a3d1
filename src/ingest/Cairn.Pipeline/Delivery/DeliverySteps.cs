namespace Cairn.Pipeline.Delivery;

/// <summary>The steps of delivery and what each counted; one thread at a time runs them, any may read the numbers or change the steps.</summary>
/// <param name="pipeline">Decoding and the steps before deduplication.</param>
public sealed class DeliverySteps(EventPipeline pipeline)
{
    private volatile EventPipeline _pipeline = pipeline;

    /// <summary>Every step in order: those of the pipeline, deduplication.</summary>
    public IReadOnlyList<StepCounter> Counters => [.. _pipeline.Counters, Deduplication];

    /// <summary>The steps of this moment, which hold for a whole request.</summary>
    internal EventPipeline Pipeline => _pipeline;

    internal StepCounter Deduplication { get; } = new(IngestSteps.Deduplication);

    /// <summary>Puts the same steps of another plan in their place, from the next request on; what was counted goes on.</summary>
    internal void Change(EventPipeline next) => _pipeline = next.CountingFor(_pipeline);

    /// <summary>Counts calls that went through decoding and pipeline when they were accepted.</summary>
    internal void AddPrepared(int calls, ReadOnlySpan<StepSample> samples)
    {
        var counters = _pipeline.Counters;
        for (var i = 0; i < counters.Count; i++)
            counters[i].AddPassed(calls, samples.Length > i ? samples[i] : default);
    }
}
