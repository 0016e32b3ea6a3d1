namespace Cairn.Pipeline.Delivery;

/// <summary>A batch that the warehouse has.</summary>
/// <param name="LogId">Its log.</param>
/// <param name="From">Place of its first record.</param>
/// <param name="To">Place after its last record.</param>
/// <param name="Events">Events that it stored.</param>
/// <param name="Quarantined">Records that it put into quarantine.</param>
/// <param name="Suppressed">Records that it suppressed.</param>
/// <param name="EarliestReceipt">When its first request was received, which waited longest, Unix milliseconds; 0 when it has none.</param>
/// <param name="Took">How long storing took, with all that had to be tried again.</param>
/// <param name="DeduplicationTime">How long it took to compare its messages with those of the last days, estimated from samples.</param>
public readonly record struct StoredBatch(
    string LogId, ulong From, ulong To, int Events, int Quarantined, int Suppressed, long EarliestReceipt, TimeSpan Took, TimeSpan DeduplicationTime);
