namespace Cairn.Plan;

/// <summary>A stretch of the way to the act, with the values that its events may have.</summary>
/// <param name="Name">discovery, interest, intent, action, or the plan's own.</param>
/// <param name="Minimum">Lowest value, 0 to 1.</param>
/// <param name="Maximum">Highest value, <paramref name="Minimum"/> to 1.</param>
public sealed record Phase(string Name, decimal Minimum, decimal Maximum);
