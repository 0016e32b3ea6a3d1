namespace Cairn.Pipeline.Delivery;

/// <summary>A row of stored_logs.sql.</summary>
internal sealed record StoredLog(string LogId, ulong Records, ulong Erased, ulong StoredEnd, ulong LostEnd);
