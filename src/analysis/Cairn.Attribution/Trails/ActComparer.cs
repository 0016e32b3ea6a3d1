using System.Text;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Trails;

/// <summary>
/// The order of one person's acts (docs/journeys.md, "Order of acts"): by time, kind and content, and so the same whatever
/// the order of a file's rows.
/// </summary>
/// <param name="players">The report's players, by whose names the last ties are broken.</param>
/// <param name="currencies">The report's currencies.</param>
public sealed class ActComparer(NameIndex players, NameIndex currencies) : IComparer<Act>
{
    /// <inheritdoc />
    public int Compare(Act x, Act y)
    {
        var order = x.At.CompareTo(y.At);
        if (order == 0)
            order = x.Kind.CompareTo(y.Kind);
        if (order == 0)
            order = x.TieKey.CompareTo(y.TieKey);
        if (order == 0)
            order = x.Amount.CompareTo(y.Amount);
        if (order == 0)
            order = ByName(currencies, x.Currency, y.Currency);
        return order == 0 ? ByName(players, x.Player, y.Player) : order;
    }

    private static int ByName(NameIndex names, int x, int y)
    {
        if (x == y)
            return 0;
        var (first, second) = (x < 0 ? "" : names[x], y < 0 ? "" : names[y]);
        return Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second));
    }
}
