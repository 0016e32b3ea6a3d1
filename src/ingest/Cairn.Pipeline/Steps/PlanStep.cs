using Cairn.Model;
using Cairn.Model.Automatic;
using Cairn.Plan;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// Validates the event against the tracking plan and gives it its canonical name and numbers that the warehouse can read. What the
/// plan does not have and a client's library sends by itself is the act that it tells of, or suppressed as no act.
/// </summary>
public sealed class PlanStep(TrackingPlan plan) : PipelineStep
{
    private readonly PlanCheck _check = new(plan);

    /// <inheritdoc/>
    public override string Name => IngestSteps.Plan;

    /// <summary>Accepted events at which the plan only wonders (deprecated, before their time), by code.</summary>
    public IReadOnlyDictionary<string, long> Warnings => _warnings;

    private readonly Dictionary<string, long> _warnings = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        if (e.PageName.Length > 0 && _check.Knows(e.PageName))
            e.Name = e.PageName;
        if (!_check.Knows(e.Name) && !IdentityCalls.Contains(e.Name) && AutomaticEvents.Find(e.Name, e.Client) is { } automatic)
        {
            if (automatic.Act.Length == 0 || !_check.Knows(automatic.Act))
                return Outcome.Suppressed(SuppressionReasons.AutomaticEvent);
            e.Name = automatic.Act;
        }
        var verdict = _check.Check(e);
        if (!verdict.Accepted)
            return Reject(verdict.Rejection.Code, verdict.Rejection.Field, verdict.Rejection.Message);
        if (verdict.Event is { } planned)
            e.Name = planned.Name;
        else if (!IdentityCalls.Contains(e.Name))
            EventFlags.Add(e, EventFlags.Unplanned);
        e.Properties = WideNumbers.Repair(e.Properties, out var hasTexts);
        if (hasTexts)
            EventFlags.Add(e, EventFlags.NumberAsText);
        if (verdict.Warning is { } warning)
            _warnings[warning.Code] = _warnings.GetValueOrDefault(warning.Code) + 1;
        return Outcome.Accepted;
    }
}
