namespace Cairn.Warehouse.Logs;

/// <summary>How many records were suppressed for one reason.</summary>
/// <param name="Reason">Why, as a stable code.</param>
/// <param name="Records">How many.</param>
public sealed record SuppressedCount(string Reason, ulong Records);
