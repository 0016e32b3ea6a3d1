namespace Cairn.Pipeline.Delivery;

/// <summary>The steps of delivery and what each counted; one thread at a time runs them, any may read the numbers.</summary>
/// <param name="pipeline">The steps between decoding and deduplication.</param>
public sealed class DeliverySteps(EventPipeline pipeline)
{
    /// <summary>Every step in order: decode, those of the pipeline, deduplication.</summary>
    public IReadOnlyList<StepCounter> Counters => [Decoding, .. pipeline.Counters, Deduplication];

    internal EventPipeline Pipeline => pipeline;

    internal StepCounter Decoding { get; } = new(CallProcessor.DecodeStep);

    internal StepCounter Deduplication { get; } = new("deduplication");
}
