namespace Cairn.Plan;

/// <summary>What counts as a customer's denial, and what becomes of the events of those who deny.</summary>
public sealed record PlannedConsent
{
    /// <summary>The consent banner's category that stands for tracking, as <c>Analytics</c>; empty: no category decides.</summary>
    public string Category { get; init; } = "";

    /// <summary>Whether the browser's signal Global Privacy Control is a denial.</summary>
    public bool RespectsGlobalPrivacyControl { get; init; }

    /// <summary>
    /// Whether only events that name a purpose (<see cref="PlannedEvent.Consent"/>) need consent, and calls that say who
    /// somebody is; otherwise every event does.
    /// </summary>
    public bool OnlyPurposes { get; init; }

    /// <summary>What becomes of the events of those who deny.</summary>
    public DeniedConsent Denied { get; init; }
}
