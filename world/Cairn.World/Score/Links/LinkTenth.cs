namespace Cairn.World.Score.Links;

/// <summary>The links whose stated probability lies in one tenth.</summary>
/// <param name="From">The least probability.</param>
/// <param name="To">The probability from which on the next tenth begins; 1 belongs to the last one.</param>
/// <param name="Links">How many there are.</param>
/// <param name="Stated">Their mean stated probability; null where there are none.</param>
/// <param name="True">The share of them that is right; null where there are none.</param>
public sealed record LinkTenth(double From, double To, long Links, double? Stated, double? True);
