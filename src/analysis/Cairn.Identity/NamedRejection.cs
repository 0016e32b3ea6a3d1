using Cairn.Identity.Graph;

namespace Cairn.Identity;

/// <summary>A link that joined nobody.</summary>
/// <param name="One">One of its identifiers.</param>
/// <param name="Other">The other.</param>
/// <param name="At">When they first came together, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Reason">Why.</param>
/// <param name="Type">The type whose limit it would break; empty for other reasons.</param>
public sealed record NamedRejection(string One, string Other, long At, RejectionReason Reason, string Type);
