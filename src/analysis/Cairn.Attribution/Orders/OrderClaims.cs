namespace Cairn.Attribution.Orders;

/// <summary>The orders that more than one person told, with whose each of them is.</summary>
/// <param name="claims">Each such order by the hash of its id.</param>
public sealed class OrderClaims(IReadOnlyDictionary<ulong, OrderClaim> claims)
{
    /// <summary>No order was told by more than one person.</summary>
    public static OrderClaims None { get; } = new(new Dictionary<ulong, OrderClaim>());

    /// <summary>How many there are.</summary>
    public int Count => claims.Count;

    /// <summary>The claim on an order; null where one person alone told it.</summary>
    public OrderClaim? Find(ulong order) => claims.Count == 0 ? null : claims.GetValueOrDefault(order);
}
