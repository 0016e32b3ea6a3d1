using Cairn.Plan;

namespace Cairn.Collector.Plans;

/// <summary>What came of reading the plan again.</summary>
/// <param name="Plan">The plan in force now.</param>
/// <param name="IsChanged">Whether it is another one than before.</param>
/// <param name="Mistakes">Why the file's plan was not taken, each with its place; empty when it was.</param>
public sealed record PlanChange(TrackingPlan Plan, bool IsChanged, IReadOnlyList<string> Mistakes)
{
    /// <summary>Whether what stands in the file is in force.</summary>
    public bool IsTaken => Mistakes.Count == 0;
}
