namespace Cairn.Identity.Decisions;

/// <summary>What somebody said of two identifiers.</summary>
/// <param name="Kind">Whether they are one person or two.</param>
/// <param name="One">One of them.</param>
/// <param name="Other">The other.</param>
/// <param name="DecidedAt">When, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record IdentityDecision(DecisionKind Kind, string One, string Other, long DecidedAt, string Reason);
