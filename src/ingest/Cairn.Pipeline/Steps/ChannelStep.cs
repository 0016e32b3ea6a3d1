using Cairn.Model;
using Cairn.Model.Channels;
using Cairn.Plan;

namespace Cairn.Pipeline.Steps;

/// <summary>Derives where the visit came from: campaign parameters of the page's URL, source, medium, campaign and channel.</summary>
public sealed class ChannelStep(TrackingPlan plan) : PipelineStep
{
    private readonly ChannelClassifier _classifier = new(plan.ChannelRules, plan.UnwantedReferrals);
    private TrafficSource? _lastIn, _lastOut;

    /// <inheritdoc/>
    public override string Name => IngestSteps.Channel;

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        // Neighbouring events often share the object, and what is equal in is equal out.
        if (!ReferenceEquals(e.Traffic, _lastIn))
        {
            _lastIn = e.Traffic;
            _lastOut = _classifier.Classify(e.Traffic);
        }
        e.Traffic = _lastOut!;
        return Outcome.Accepted;
    }
}
