namespace Cairn.Reference.Models;

/// <summary>docs/attribution.md, "Same input, same bytes": names in ordinal order, the unattributed last.</summary>
internal sealed class RowOrder : IComparer<string>
{
    public int Compare(string? x, string? y)
    {
        var last = (x == Credits.Unattributed).CompareTo(y == Credits.Unattributed);
        return last != 0 ? last : string.CompareOrdinal(x, y);
    }
}
