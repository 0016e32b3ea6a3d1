using Cairn.Plan;

namespace Cairn.Pipeline;

/// <summary>A tracking plan with the text that it was read from.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Text">Its file's text.</param>
public sealed record PlanText(TrackingPlan Plan, string Text);
