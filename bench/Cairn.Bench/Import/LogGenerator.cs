using System.Globalization;

namespace Cairn.Bench.Import;

/// <summary>Writes a log with the columns and about the distributions of REES46's multi-category shop; the same for the same seed.</summary>
internal static class LogGenerator
{
    private const int Products = 60_000;
    private const int OpenSessions = 2_000;

    private static readonly string[] Brands = ["samsung", "apple", "xiaomi", "huawei", "", "lucente", "bosch", "lg", "sony", "", "acer", "hp"];

    private static readonly string[] Categories =
    [
        "electronics.smartphone", "appliances.kitchen.washer", "", "computers.notebook", "electronics.audio.headphone", "",
        "furniture.living_room.sofa", "apparel.shoes", "appliances.environment.vacuum",
    ];

    public static void Write(string path, long rows, int seed)
    {
        var random = new Random(seed);
        var products = Enumerable.Range(0, Products).Select(_ => Product(random)).ToArray();
        var sessions = Enumerable.Range(0, OpenSessions).Select(_ => Session(random)).ToArray();
        var begin = new DateTime(2019, 10, 1, 0, 0, 0, DateTimeKind.Utc);
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session");
        for (long i = 0; i < rows; i++)
        {
            var at = random.Next(OpenSessions);
            if (random.NextDouble() < 0.25)
                sessions[at] = Session(random);
            var kind = random.NextDouble() switch { < 0.957 => "view", < 0.98 => "cart", _ => "purchase" };
            var product = products[(int)(Products * Math.Pow(random.NextDouble(), 3))];
            var time = begin.AddSeconds(i * 0.6).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            file.WriteLine($"{time} UTC,{kind},{product},{sessions[at]}");
        }
    }

    private static string Product(Random random)
    {
        var category = random.Next(Categories.Length);
        var price = (1 + random.NextDouble() * 1500).ToString("0.00", CultureInfo.InvariantCulture);
        return $"{random.Next(1_000_000, 60_000_000)},{2053013552326770905 + category * 1_000_003L},{Categories[category]},{Brands[random.Next(Brands.Length)]},{price}";
    }

    private static string Session(Random random)
    {
        Span<byte> id = stackalloc byte[16];
        random.NextBytes(id);
        return $"{random.Next(500_000_000, 566_000_000)},{new Guid(id)}";
    }
}
