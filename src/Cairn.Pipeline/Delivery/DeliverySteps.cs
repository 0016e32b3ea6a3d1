namespace Cairn.Pipeline.Delivery;

/// <summary>The steps of delivery and what each counted; one thread at a time runs them, any may read the numbers.</summary>
/// <param name="pipeline">The steps between decoding and deduplication.</param>
public sealed class DeliverySteps(EventPipeline pipeline)
{
    /// <summary>Every step in order: decode, those of the pipeline, deduplication.</summary>
    public IReadOnlyList<StepCounter> Counters => [Decoding, .. pipeline.Counters, Deduplication];

    internal EventPipeline Pipeline => pipeline;

    internal StepCounter Decoding { get; } = new(StepNames.Decode);

    internal StepCounter Deduplication { get; } = new(StepNames.Deduplication);

    /// <summary>Counts calls that went through decoding and pipeline when they were accepted.</summary>
    internal void AddPrepared(int calls, ReadOnlySpan<StepSample> samples)
    {
        Decoding.AddPassed(calls, samples.Length > 0 ? samples[0] : default);
        for (var i = 0; i < pipeline.Counters.Count; i++)
            pipeline.Counters[i].AddPassed(calls, samples.Length > i + 1 ? samples[i + 1] : default);
    }
}
