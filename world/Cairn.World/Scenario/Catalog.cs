using System.Globalization;

namespace Cairn.World.Scenario;

/// <summary>The products of the shop, the same in every world: each is made of its number alone.</summary>
public static class Catalog
{
    /// <summary>How many products there are.</summary>
    public const int Count = 200;

    /// <summary>The lowest price, in cents.</summary>
    public const int LowestCents = 990;

    /// <summary>The highest price, in cents.</summary>
    public const int HighestCents = 24_900;

    private static readonly (string Name, string Category)[] Kinds =
    [
        ("Trail Shoe", "shoes/trail"), ("Road Shoe", "shoes/road"), ("Hiking Boot", "shoes/hiking"), ("Sandal", "shoes/summer"),
        ("Rain Jacket", "clothing/jackets"), ("Wind Vest", "clothing/jackets"), ("Running Shirt", "clothing/shirts"),
        ("Merino Shirt", "clothing/shirts"), ("Running Shorts", "clothing/trousers"), ("Tights", "clothing/trousers"),
        ("Wool Socks", "clothing/socks"), ("Cap", "accessories/head"), ("Gloves", "accessories/hands"),
        ("Head Torch", "gear/light"), ("Water Bottle", "gear/drinking"), ("Day Pack", "gear/bags"), ("Running Belt", "gear/bags"),
        ("Trekking Poles", "gear/poles"), ("Sleeping Mat", "camping/sleeping"), ("Camping Stove", "camping/cooking"),
    ];

    private static readonly Product[] Products = [.. Enumerable.Range(0, Count).Select(Make)];

    /// <summary>Every product, by number.</summary>
    public static IReadOnlyList<Product> All => Products;

    /// <summary>The product of a number from 0 to <see cref="Count"/> - 1.</summary>
    public static Product Of(int number) => Products[number];

    private static Product Make(int number)
    {
        var (name, category) = Kinds[number % Kinds.Length];
        return new Product(
            number,
            "p-" + number.ToString("000", CultureInfo.InvariantCulture),
            "SKU-" + (10_000 + number * 37).ToString(CultureInfo.InvariantCulture),
            name + " " + number.ToString(CultureInfo.InvariantCulture),
            category,
            Price(number));
    }

    /// <summary>The cube of an even spread, so that cheap products are many; all end in 90 cents but the dearest.</summary>
    private static int Price(int number)
    {
        // 73 and 200 have no common factor: each rank is taken once, and neighbours differ in price.
        long rank = number * 73 % Count;
        const long last = Count - 1;
        var cents = LowestCents + (HighestCents - LowestCents) * (rank * rank * rank) / (last * last * last);
        return rank == last ? HighestCents : (int)(cents / 100 * 100 + 90);
    }
}
