using Cairn.Model;
using Cairn.Model.Channels;
using Cairn.Model.Plan;

namespace Cairn.Pipeline.Steps;

/// <summary>Fills campaign parameters from the page's URL and names the channel, unless the sender stated one.</summary>
public sealed class ChannelStep(TrackingPlan plan) : PipelineStep
{
    private readonly ChannelClassifier _classifier = new(plan);
    private TrafficSource? _lastIn, _lastOut;

    /// <inheritdoc/>
    public override string Name => "channel";

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        // Neighbouring events often share the object, and what is equal in is equal out.
        if (!ReferenceEquals(e.Traffic, _lastIn))
        {
            _lastIn = e.Traffic;
            var filled = UtmParameters.Fill(e.Traffic);
            _lastOut = filled.Channel.Length > 0 ? filled : filled with { Channel = _classifier.Classify(filled) };
        }
        e.Traffic = _lastOut!;
        return Outcome.Accepted;
    }
}
