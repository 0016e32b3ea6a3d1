using Cairn.Identity.Graph;

namespace Cairn.Identity.Audit;

/// <summary>Links that joined nobody, for one reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Type">The type whose limit they would break; empty for other reasons.</param>
/// <param name="Links">How many.</param>
/// <param name="Examples">The first of them, each two identifiers.</param>
public sealed record RejectedCount(RejectionReason Reason, string Type, long Links, IReadOnlyList<string> Examples);
