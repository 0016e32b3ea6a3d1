namespace Cairn.World.Score.Attribution;

/// <summary>By how much a model's share of a player is wrong.</summary>
/// <param name="Player">The player.</param>
/// <param name="Points">Share less true share, in percentage points.</param>
public sealed record ShareError(string Player, double Points);
