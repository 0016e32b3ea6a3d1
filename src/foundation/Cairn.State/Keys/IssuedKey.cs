namespace Cairn.State.Keys;

/// <summary>A key in the one moment in which its text is known.</summary>
/// <param name="Text">What clients send.</param>
/// <param name="Record">What is kept of it.</param>
public sealed record IssuedKey(string Text, KeyRecord Record);
