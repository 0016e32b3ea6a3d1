namespace Cairn.Attribution;

/// <summary>What is lost without a player.</summary>
/// <param name="Key">The player.</param>
/// <param name="Conversions">The share of the conversions, 0 to 1.</param>
/// <param name="Value">The share of the money.</param>
public sealed record RemovalEffect(string Key, double Conversions, double Value);
