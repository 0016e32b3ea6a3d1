namespace Cairn.Warehouse.Logs;

/// <summary>How many records were kept out for one reason.</summary>
/// <param name="Reason">Why, as a stable code.</param>
/// <param name="Records">How many.</param>
public sealed record KeptOutCount(string Reason, ulong Records);
