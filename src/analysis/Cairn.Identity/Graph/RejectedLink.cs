namespace Cairn.Identity.Graph;

/// <summary>A link that joins nobody.</summary>
/// <param name="Link">The link.</param>
/// <param name="Reason">Why.</param>
/// <param name="Type">The type whose limit it would break; 0 for other reasons.</param>
public readonly record struct RejectedLink(PersonLink Link, RejectionReason Reason, byte Type);
