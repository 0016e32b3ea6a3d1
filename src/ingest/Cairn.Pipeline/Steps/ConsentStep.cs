using System.Collections.Frozen;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// Applies the plan's <c>consent:</c> to events of customers who deny. Calls that say who somebody is are always suppressed
/// then, and so is what has no session to belong to once its identifiers are gone. An event that says nothing of consent,
/// and every event under a plan without that section, passes.
/// </summary>
public sealed class ConsentStep : PipelineStep
{
    private readonly PlannedConsent? _consent;
    private readonly FrozenSet<string> _free;
    private readonly Anonymiser _anonymiser;

    /// <summary>Makes the step of a plan.</summary>
    public ConsentStep(TrackingPlan plan)
    {
        _consent = plan.Consent is { Denied: not DeniedConsent.Keep } consent ? consent : null;
        _free = _consent is { OnlyPurposes: true } ? FreeOf(plan) : [];
        _anonymiser = new Anonymiser(plan);
    }

    /// <inheritdoc/>
    public override string Name => IngestSteps.Consent;

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        if (!IsDenied(e))
            return Outcome.Accepted;
        if (_consent!.Denied == DeniedConsent.Suppress || IdentityCalls.Contains(e.Name) || !_anonymiser.TryApply(e))
            return Outcome.Suppressed(SuppressionReasons.ConsentDenied);
        EventFlags.Add(e, EventFlags.Anonymised);
        return Outcome.Accepted;
    }

    /// <inheritdoc/>
    public override string? ForbidsQuarantine(Event e) => IsDenied(e) ? SuppressionReasons.ConsentDenied : null;

    private bool IsDenied(Event e) =>
        _consent is not null && !ReferenceEquals(e.Consent, ConsentSignals.None) && Denies(e.Consent) && !_free.Contains(e.Name);

    private bool Denies(ConsentSignals signals)
    {
        if (signals.GlobalPrivacyControl && _consent!.RespectsGlobalPrivacyControl)
            return true;
        if (_consent!.Category.Length == 0 || signals.Categories.Count == 0)
            return false;
        if (signals.Categories.TryGetValue(_consent.Category, out var isAllowed))
            return !isAllowed;
        // A banner that writes its category otherwise than the plan does must not let a denial pass.
        foreach (var (category, allowed) in signals.Categories)
            if (!allowed && category.Equals(_consent.Category, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>The names of events that need no consent, aliases included: events are also looked up before they have their canonical name.</summary>
    private static FrozenSet<string> FreeOf(TrackingPlan plan)
    {
        var free = plan.Events.Values.Where(planned => planned.Consent.Length == 0).Select(planned => planned.Name).ToHashSet(StringComparer.Ordinal);
        return free.Union(plan.Aliases.Where(alias => free.Contains(alias.Value)).Select(alias => alias.Key)).ToFrozenSet(StringComparer.Ordinal);
    }
}
