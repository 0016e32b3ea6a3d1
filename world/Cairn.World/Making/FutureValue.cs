namespace Cairn.World.Making;

/// <summary>What a person will do after the world's last day.</summary>
/// <param name="IsAlive">Whether they may come again.</param>
/// <param name="Conversions">Main conversions that they will make.</param>
/// <param name="Cents">What those will bring, refunds taken off.</param>
internal readonly record struct FutureValue(bool IsAlive, int Conversions, long Cents);
