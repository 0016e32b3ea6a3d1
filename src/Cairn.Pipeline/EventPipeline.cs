using Cairn.Model;

namespace Cairn.Pipeline;

/// <summary>The steps that every event takes, in order; the first that refuses it ends its way. Not thread-safe.</summary>
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

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<PipelineStep> Steps => _steps;

    /// <summary>What each step counted, in the same order.</summary>
    public IReadOnlyList<StepCounter> Counters => _counters;

    /// <summary>Takes an event through all steps, which may change it.</summary>
    /// <returns>Null when it is accepted; otherwise who refused it and why.</returns>
    public Refusal? Run(Event e)
    {
        for (var i = 0; i < _steps.Length; i++)
        {
            var counter = _counters[i];
            var entered = counter.Enter();
            var refusal = _steps[i].Apply(e);
            counter.Leave(entered, refusal is not null);
            if (refusal is not null)
                return refusal;
        }
        return null;
    }
}
