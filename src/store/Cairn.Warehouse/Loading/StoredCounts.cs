namespace Cairn.Warehouse.Loading;

/// <summary>What the warehouse holds of a stretch of a log.</summary>
/// <param name="Events">Rows in the table <c>events</c>.</param>
/// <param name="Quarantined">Rows in the table <c>quarantine</c>.</param>
/// <param name="KeptOut">Rows in the table <c>kept_out</c>.</param>
public sealed record StoredCounts(ulong Events, ulong Quarantined, ulong KeptOut)
{
    /// <summary>All together.</summary>
    public ulong Total => Events + Quarantined + KeptOut;
}
