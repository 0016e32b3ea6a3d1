namespace Cairn.World.Score.Assurance;

/// <summary>A fault that a report claims to have found.</summary>
/// <param name="Cause">The cause, one of the fault kinds in snake_case when it is to count as right.</param>
/// <param name="Start">From when on.</param>
/// <param name="End">Until when; null: it lasts.</param>
/// <param name="Event">The event that it concerns; null: all of them.</param>
/// <param name="Dimension">The dimension that it concerns, as browser; null: none.</param>
/// <param name="Value">Which part of the dimension, as Chrome; null: any.</param>
public sealed record Finding(string Cause, DateTimeOffset Start, DateTimeOffset? End, string? Event, string? Dimension, string? Value);
