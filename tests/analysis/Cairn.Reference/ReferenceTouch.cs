namespace Cairn.Reference;

/// <summary>A touch: who gets its credit, when it began, and how much it weighs.</summary>
public sealed record ReferenceTouch(string Player, long AtMs, double Weight);
