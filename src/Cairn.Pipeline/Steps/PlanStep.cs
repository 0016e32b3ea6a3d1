using Cairn.Model;
using Cairn.Model.Plan;

namespace Cairn.Pipeline.Steps;

/// <summary>Holds the event against the tracking plan and gives it its canonical name and numbers that the warehouse can read.</summary>
public sealed class PlanStep(TrackingPlan plan) : PipelineStep
{
    private readonly PlanCheck _check = new(plan);

    /// <inheritdoc/>
    public override string Name => StepNames.Plan;

    /// <summary>Accepted events at which the plan only wonders (deprecated, before their time), by code.</summary>
    public IReadOnlyDictionary<string, long> Warnings => _warnings;

    private readonly Dictionary<string, long> _warnings = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        var verdict = _check.Check(e);
        if (!verdict.Accepted)
            return Refuse(verdict.Rejection.Code, verdict.Rejection.Field, verdict.Rejection.Message);
        e.Name = verdict.Event?.Name ?? e.Name;
        e.Properties = FarNumbers.Mend(e.Properties, out var hasTexts);
        if (hasTexts)
            EventFlags.Add(e, EventFlags.NumberAsText);
        if (verdict.Warning is { } warning)
            _warnings[warning.Code] = _warnings.GetValueOrDefault(warning.Code) + 1;
        return Outcome.Accepted;
    }
}
