using Cairn.Yaml;

namespace Cairn.Plan;

/// <summary>What came out of reading a plan file: the plan, or everything that is wrong with it.</summary>
/// <param name="Plan">The plan; null when there is any mistake.</param>
/// <param name="Mistakes">Every mistake, in order of line and column; empty when the plan is good.</param>
public sealed record PlanReading(TrackingPlan? Plan, IReadOnlyList<YamlMistake> Mistakes);
