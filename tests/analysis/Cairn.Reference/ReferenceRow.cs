namespace Cairn.Reference;

/// <summary>A player's credit by one model, as reported, and as it was before it was rounded.</summary>
public sealed record ReferenceRow(string Model, string Key, decimal Conversions, decimal Value, double ExactConversions, double ExactValue);
