using Cairn.Model;

namespace Cairn.Pipeline;

/// <summary>
/// Makes an event of what was sent and takes it through the steps, in order; the first that does not let it pass ends its way. Live
/// requests, delivery, replay and import all use it. Not thread-safe.
/// </summary>
public sealed class EventPipeline
{
    private readonly PipelineStep[] _steps;
    private readonly StepCounter[] _counters;

    /// <summary>Makes a pipeline of the steps in their order.</summary>
    public EventPipeline(IEnumerable<PipelineStep> steps)
    {
        _steps = [.. steps];
        _counters = [new StepCounter(IngestSteps.Decode), .. _steps.Select(static step => new StepCounter(step.Name))];
    }

    private EventPipeline(PipelineStep[] steps, StepCounter[] counters) => (_steps, _counters) = (steps, counters);

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<PipelineStep> Steps => _steps;

    /// <summary>What each step counted, in order; decoding is the first.</summary>
    public IReadOnlyList<StepCounter> Counters => _counters;

    /// <summary>The same steps, counted on where those of an earlier pipeline stopped, which must not be used any more.</summary>
    internal EventPipeline CountingFor(EventPipeline earlier) => new(_steps, earlier._counters);

    /// <summary>Decodes an event and takes it through all steps.</summary>
    /// <param name="decoder">Fills the event; what it does not accept goes no further.</param>
    /// <param name="e">The event. When it is not accepted, it is filled as far as it came.</param>
    public Outcome Process(IEventDecoder decoder, Event e)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        var entered = _counters[0].Enter();
        var decoded = decoder.Decode(e);
        if (decoded.Rejection is not null)
            decoded = SuppressedIfForbidden(decoded, e);
        _counters[0].Leave(entered, decoded);
        return decoded.IsAccepted ? Run(e) : decoded;
    }

    /// <summary>Takes an event through all steps, which may change it.</summary>
    /// <returns>What becomes of it. A rejected event that must not be stored as it was sent is suppressed instead.</returns>
    public Outcome Run(Event e)
    {
        for (var i = 0; i < _steps.Length; i++)
        {
            var counter = _counters[i + 1];
            var entered = counter.Enter();
            var outcome = _steps[i].Apply(e);
            if (outcome.Rejection is not null)
                outcome = SuppressedIfForbidden(outcome, e);
            counter.Leave(entered, outcome);
            if (!outcome.IsAccepted)
                return outcome;
        }
        return Outcome.Accepted;
    }

    private Outcome SuppressedIfForbidden(Outcome rejected, Event e)
    {
        foreach (var step in _steps)
            if (step.ForbidsQuarantine(e) is { } reason)
                return Outcome.Suppressed(reason);
        return rejected;
    }
}
