namespace Cairn.Pipeline.Delivery;

/// <summary>The steps of delivery and what each counted; one thread at a time runs them, any may read the numbers or change the steps.</summary>
/// <param name="pipeline">The steps between decoding and deduplication.</param>
public sealed class DeliverySteps(EventPipeline pipeline)
{
    private volatile EventPipeline _pipeline = pipeline;

    /// <summary>Every step in order: decode, those of the pipeline, deduplication.</summary>
    public IReadOnlyList<StepCounter> Counters => [Decoding, .. _pipeline.Counters, Deduplication];

    /// <summary>The steps of this moment, which hold for a whole request.</summary>
    internal EventPipeline Pipeline => _pipeline;

    internal StepCounter Decoding { get; } = new(StepNames.Decode);

    internal StepCounter Deduplication { get; } = new(StepNames.Deduplication);

    /// <summary>Puts the same steps of another plan in their place, from the next request on; what was counted goes on.</summary>
    internal void Change(EventPipeline next) => _pipeline = next.CountingFor(_pipeline);

    /// <summary>Counts calls that went through decoding and pipeline when they were accepted.</summary>
    internal void AddPrepared(int calls, ReadOnlySpan<StepSample> samples)
    {
        Decoding.AddPassed(calls, samples.Length > 0 ? samples[0] : default);
        var counters = _pipeline.Counters;
        for (var i = 0; i < counters.Count; i++)
            counters[i].AddPassed(calls, samples.Length > i + 1 ? samples[i + 1] : default);
    }
}
