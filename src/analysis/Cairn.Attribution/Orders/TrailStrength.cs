namespace Cairn.Attribution.Orders;

/// <summary>How well a person's trail leads to an order that others told too; the one that compares as smaller gets it.</summary>
/// <param name="NamesOrigin">Whether an act before the telling, within the window, names an origin.</param>
/// <param name="LatestActAt">When the latest act before it was, within the window; <see cref="long.MinValue"/>: there is none.</param>
/// <param name="ToldAt">When the person told the order first.</param>
/// <param name="Person">The person's key.</param>
internal sealed record TrailStrength(bool NamesOrigin, long LatestActAt, long ToldAt, ulong Person)
{
    public int CompareTo(TrailStrength other)
    {
        var order = other.NamesOrigin.CompareTo(NamesOrigin);
        if (order == 0)
            order = other.LatestActAt.CompareTo(LatestActAt);
        if (order == 0)
            order = ToldAt.CompareTo(other.ToldAt);
        return order == 0 ? Person.CompareTo(other.Person) : order;
    }
}
