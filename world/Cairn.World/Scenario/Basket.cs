using Cairn.World.Randomness;

namespace Cairn.World.Scenario;

/// <summary>
/// The contents of an order, made of its key, its number of pieces and what was paid, so that all who speak of the order
/// speak of the same. Always, to the cent: sum of price x quantity + <see cref="Shipping"/> + <see cref="Tax"/> -
/// <see cref="Discount"/> = <see cref="Total"/>. One instance is used again for order after order, by one thread.
/// </summary>
public sealed class Basket
{
    private const int MaxLines = 8;
    private const int ShippingCents = 490;
    private const int FreeShippingFrom = 5_000;

    private static readonly int[] ByPrice = [.. Catalog.All.OrderBy(product => product.Cents).Select(product => product.Number)];
    private static readonly int[] Prices = [.. ByPrice.Select(number => Catalog.Of(number).Cents)];

    private readonly BasketLine[] _lines = new BasketLine[MaxLines];
    private int _count;

    /// <summary>The lines, 1 to 8.</summary>
    public ReadOnlySpan<BasketLine> Lines => _lines.AsSpan(0, _count);

    /// <summary>Shipping, in cents.</summary>
    public long Shipping { get; private set; }

    /// <summary>Tax of 8 %, in cents; prices are without it.</summary>
    public long Tax { get; private set; }

    /// <summary>Discount on the whole order, in cents.</summary>
    public long Discount { get; private set; }

    /// <summary>What was paid, in cents.</summary>
    public long Total { get; private set; }

    /// <summary>The total without shipping and tax, in cents.</summary>
    public long Revenue => Total - Shipping - Tax;

    /// <summary>Fills the basket.</summary>
    /// <param name="subject">Key of the order.</param>
    /// <param name="pieces">How many pieces; fewer than 1 count as 1.</param>
    /// <param name="cents">What was paid, from 0.</param>
    public void Compose(ulong subject, int pieces, long cents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cents);
        pieces = Math.Max(1, pieces);
        Total = cents;
        Shipping = cents is >= FreeShippingFrom or < 4 * ShippingCents ? 0 : ShippingCents;
        Tax = (cents - Shipping) * 8 / 108;

        var draw = Mix.Of(subject, 0xBA5C);
        var kinds = (int)Math.Min(Math.Min(pieces, MaxLines), 1 + (long)(draw % MaxLines));
        var rest = Revenue;
        for (_count = 0; _count < kinds; _count++)
        {
            var left = kinds - _count;
            var quantity = left == 1 ? pieces : pieces / left;
            _lines[_count] = left == 1 ? Last(rest, quantity) : Next(Mix.Of(draw, (ulong)_count), rest, quantity, pieces);
            rest -= _lines[_count].Cents * quantity;
            pieces -= quantity;
        }

        Discount = -rest;
    }

    /// <summary>
    /// A product whose price is anything up to a half more than what each remaining piece may cost on average, and so much
    /// that dear products can still make up the rest.
    /// </summary>
    private static BasketLine Next(ulong draw, long rest, int quantity, int pieces)
    {
        var most = rest * 3 / (2L * pieces);
        var least = (rest - (long)Catalog.HighestCents * (pieces - quantity)) / quantity;
        var first = Math.Min(CountUpTo(least - 1), Prices.Length - 1);
        var candidates = Math.Max(1, CountUpTo(most) - first);
        var number = ByPrice[first + (int)(draw % (ulong)candidates)];
        return new BasketLine(number, quantity, Catalog.Of(number).Cents);
    }

    /// <summary>The cheapest product that covers what is left, so that the difference is a discount; beyond the dearest, a made-up price.</summary>
    private static BasketLine Last(long rest, int quantity)
    {
        var least = (Math.Max(0, rest) + quantity - 1) / quantity;
        var place = Math.Min(CountUpTo(least - 1), Prices.Length - 1);
        return new BasketLine(ByPrice[place], quantity, Math.Max(Prices[place], least));
    }

    private static int CountUpTo(long cents)
    {
        var low = 0;
        for (var high = Prices.Length; low < high;)
        {
            var middle = (low + high) / 2;
            if (Prices[middle] <= cents)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
