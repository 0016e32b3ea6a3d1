namespace Cairn.Warehouse;

/// <summary>What the warehouse says it wrote.</summary>
/// <param name="WrittenRows">Rows, those written by materialised views included.</param>
/// <param name="WrittenBytes">Uncompressed bytes in the warehouse's own representation.</param>
public readonly record struct InsertSummary(long WrittenRows, long WrittenBytes);
