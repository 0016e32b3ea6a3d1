namespace Cairn.World.Making;

/// <summary>How far the making of a world has come.</summary>
/// <param name="Phase">What it is at.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is; 0: unknown.</param>
public readonly record struct WorldProgress(WorldPhase Phase, long Done, long Total);
