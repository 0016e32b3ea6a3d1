namespace Cairn.World.Companies.Shop;

/// <summary>What lies in the cart of a visit.</summary>
internal sealed class ShopBasket
{
    private const int MaxPieces = 20;

    public int Pieces { get; private set; }

    public long Cents { get; private set; }

    public void Clear() => (Pieces, Cents) = (0, 0);

    public void Add(long price, int quantity)
    {
        if (Pieces + quantity > MaxPieces)
            return;
        Pieces += quantity;
        Cents += price * quantity;
    }
}
