namespace Cairn.Plan;

/// <summary>One way in which an event departs from the plan.</summary>
/// <param name="Code">Stable short name of the kind, one of <see cref="PlanProblemCodes"/>.</param>
/// <param name="Field">The property or column at fault; empty when the event as a whole is.</param>
/// <param name="Message">What was wrong and how to fix it.</param>
public sealed record PlanProblem(string Code, string Field, string Message);
