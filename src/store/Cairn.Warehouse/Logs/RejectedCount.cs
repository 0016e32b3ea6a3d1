namespace Cairn.Warehouse.Logs;

/// <summary>How many records are in quarantine for one reason.</summary>
/// <param name="Code">What is wrong, as a stable code.</param>
/// <param name="Field">The field that is wrong.</param>
/// <param name="Records">How many.</param>
public sealed record RejectedCount(string Code, string Field, ulong Records);
