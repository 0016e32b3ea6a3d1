using System.Diagnostics.CodeAnalysis;
using Cairn.Model;

namespace Cairn.Plan;

/// <summary>What the plan says of one event.</summary>
/// <param name="Event">The planned event, whose name is the canonical one; null when the plan has no such event:
/// then it is rejected, unless it is one of <see cref="IdentityCalls"/> or the plan accepts what it does not have.</param>
/// <param name="Rejection">Why the event is rejected; null when it is accepted.</param>
/// <param name="Warning">What to point out although the event is accepted; null when there is nothing.</param>
public readonly record struct PlanVerdict(PlannedEvent? Event, PlanProblem? Rejection, PlanProblem? Warning)
{
    /// <summary>Whether the event keeps the plan.</summary>
    [MemberNotNullWhen(false, nameof(Rejection))]
    public bool Accepted => Rejection is null;
}
