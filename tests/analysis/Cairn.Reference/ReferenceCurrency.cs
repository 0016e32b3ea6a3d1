namespace Cairn.Reference;

/// <summary>Counted conversions whose money is in no sum, because it is in another currency.</summary>
public sealed record ReferenceCurrency(string Code, long Conversions, decimal Money);
