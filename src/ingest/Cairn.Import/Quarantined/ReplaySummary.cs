namespace Cairn.Import.Quarantined;

/// <summary>What a replay did.</summary>
/// <param name="Accepted">Records that became events.</param>
/// <param name="Rejected">Records that stay, by the code of what is wrong with them under this plan.</param>
/// <param name="Unreadable">Records that stay because their bytes are broken, which no plan can fix.</param>
/// <param name="Suppressed">Records that left the quarantine and became no events, by reason: customers who deny consent.</param>
public sealed record ReplaySummary(
    long Accepted, IReadOnlyDictionary<string, long> Rejected, long Unreadable, IReadOnlyDictionary<string, long> Suppressed)
{
    /// <summary>Records that stay in quarantine.</summary>
    public long Remaining => Rejected.Values.Sum() + Unreadable;
}
