namespace Cairn.Faults.Proof;

/// <summary>A row of messages.sql.</summary>
internal sealed record StoredMessage(string MessageId, ulong Events, ulong Quarantined, ulong Damaged, ulong Suppressed);
