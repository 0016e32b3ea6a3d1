using Cairn.Model;

namespace Cairn.Pipeline;

/// <summary>The steps that every event takes, in order; the first that does not let it pass ends its way. Not thread-safe.</summary>
public sealed class EventPipeline
{
    private readonly PipelineStep[] _steps;
    private readonly StepCounter[] _counters;

    /// <summary>Makes a pipeline of the steps in their order.</summary>
    public EventPipeline(IEnumerable<PipelineStep> steps)
    {
        _steps = [.. steps];
        _counters = [.. _steps.Select(static step => new StepCounter(step.Name))];
    }

    private EventPipeline(PipelineStep[] steps, StepCounter[] counters) => (_steps, _counters) = (steps, counters);

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<PipelineStep> Steps => _steps;

    /// <summary>What each step counted, in the same order.</summary>
    public IReadOnlyList<StepCounter> Counters => _counters;

    /// <summary>The same steps, counted on where those of an earlier pipeline stopped, which must not be used any more.</summary>
    internal EventPipeline CountingFor(EventPipeline earlier) => new(_steps, earlier._counters);

    /// <summary>Takes an event through all steps, which may change it.</summary>
    /// <returns>What becomes of it. A refused event that must not be stored as it was sent is kept out instead.</returns>
    public Outcome Run(Event e)
    {
        for (var i = 0; i < _steps.Length; i++)
        {
            var counter = _counters[i];
            var entered = counter.Enter();
            var outcome = _steps[i].Apply(e);
            if (outcome.Refusal is not null)
                outcome = Quarantined(outcome, e);
            counter.Leave(entered, outcome);
            if (!outcome.IsAccepted)
                return outcome;
        }
        return Outcome.Accepted;
    }

    private Outcome Quarantined(Outcome refused, Event e)
    {
        foreach (var step in _steps)
            if (step.ForbidsQuarantine(e) is { } reason)
                return Outcome.KeptOut(reason);
        return refused;
    }
}
