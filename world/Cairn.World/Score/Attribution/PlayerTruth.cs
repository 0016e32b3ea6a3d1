namespace Cairn.World.Score.Attribution;

/// <summary>What a player truly does.</summary>
/// <param name="Name">The player.</param>
/// <param name="Effect">Conversions or money that there are because of it; negative when it does harm.</param>
/// <param name="Error">Standard error of the effect.</param>
/// <param name="Share">The effect over the sum of all positive effects: 0 to 1, negative when it does harm.</param>
public sealed record PlayerTruth(string Name, double Effect, double Error, double Share);
