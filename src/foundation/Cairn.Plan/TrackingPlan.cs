using Cairn.Model.Channels;

namespace Cairn.Plan;

/// <summary>
/// What a team means to track: every event with its phase and value, what counts as a conversion, and how visits become
/// channels and sessions. Read from one YAML file; immutable.
/// </summary>
public sealed record TrackingPlan
{
    /// <summary>The plan's name, for example <c>shop</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The plan's own version, for example <c>1.2</c>.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// SHA-256 of the file's bytes, lower-case hex: reports name it, so that one can tell what they were made with.
    /// </summary>
    public required string Digest { get; init; }

    /// <summary>The phases in order, from first contact to the act.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>Every planned event by its canonical name.</summary>
    public required IReadOnlyDictionary<string, PlannedEvent> Events { get; init; }

    /// <summary>Old spelling to canonical name.</summary>
    public required IReadOnlyDictionary<string, string> Aliases { get; init; }

    /// <summary>What counts as a conversion, by name.</summary>
    public required IReadOnlyDictionary<string, PlannedConversion> Conversions { get; init; }

    /// <summary>Rules that are tried, in order, before GA4's default channel groups.</summary>
    public required IReadOnlyList<ChannelRule> ChannelRules { get; init; }

    /// <summary>
    /// Silence after which a new session begins; 30 minutes unless the plan says otherwise (GA4's default).
    /// </summary>
    public required TimeSpan SessionTimeout { get; init; }

    /// <summary>
    /// The identifiers that may stand on an event, the surest sign of who somebody is first; user_id and anonymous_id are always among them.
    /// </summary>
    public required IReadOnlyList<PlannedIdentifier> Identifiers { get; init; }

    /// <summary>
    /// Token symbols and private currencies that may stand on an event beside ISO 4217's codes, upper case.
    /// </summary>
    public IReadOnlyList<string> Currencies { get; init; } = [];

    /// <summary>Hosts that send nobody although they refer, in the form of <see cref="Model.Channels.UnwantedReferrals"/>.</summary>
    public IReadOnlyList<string> UnwantedReferrals { get; init; } = Model.Channels.UnwantedReferrals.Default;

    /// <summary>Whether an event that the plan does not have is accepted, with the flag <c>unplanned</c>, instead of put into quarantine.</summary>
    public bool AcceptsUnplanned { get; init; }

    /// <summary>Whether mails that machines open count like those that people open.</summary>
    public bool KeepsMachineOpens { get; init; }

    /// <summary>Whether visits of bots count like those of people.</summary>
    public bool KeepsBots { get; init; }

    /// <summary>Whether a keyed hash of the visitor's network is kept with each event, for probable links between devices.</summary>
    public bool KeepsNetworks { get; init; }

    /// <summary>What becomes of events of customers who deny consent; null: they are stored like all others.</summary>
    public PlannedConsent? Consent { get; init; }
}
