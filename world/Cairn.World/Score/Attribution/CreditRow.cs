namespace Cairn.World.Score.Attribution;

/// <summary>What one model of a report gives to one key.</summary>
internal readonly record struct CreditRow(string Model, string Key, double Conversions, double Value);
