namespace Cairn.Warehouse;

/// <summary>How far a running query has come.</summary>
/// <param name="ReadRows">Rows read up to now.</param>
/// <param name="TotalRows">Rows that the warehouse expects to read; 0 while it does not know.</param>
/// <param name="Elapsed">Time since the query began.</param>
public readonly record struct QueryProgress(long ReadRows, long TotalRows, TimeSpan Elapsed);
