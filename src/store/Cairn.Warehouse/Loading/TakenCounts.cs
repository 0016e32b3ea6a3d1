namespace Cairn.Warehouse.Loading;

/// <summary>Which offsets of a stretch of a log are taken in the warehouse, and by what.</summary>
/// <param name="Events">Rows in the table <c>events</c>.</param>
/// <param name="Quarantined">Rows in the table <c>quarantine</c>.</param>
/// <param name="Suppressed">Rows in the table <c>suppressed</c>.</param>
/// <param name="Erased">Offsets of records that are gone, as the table <c>tombstones</c> says.</param>
public sealed record TakenCounts(ulong Events, ulong Quarantined, ulong Suppressed, ulong Erased = 0)
{
    /// <summary>All together.</summary>
    public ulong Total => Events + Quarantined + Suppressed + Erased;
}
