namespace Cairn.Reference.Cases;

/// <summary>Plans with few events and every setting of a conversion.</summary>
internal static class RandomPlan
{
    public const string Conversion = "Bought";
    public const string Refund = "Order Refunded";

    /// <summary>The property that may hold a conversion's money.</summary>
    public const string Total = "total";

    public static ReferencePlan Of(SplitMix64 random) => new()
    {
        Events = new Dictionary<string, decimal>
        {
            ["Seen"] = random.Pick(0.1m, 0.1m, 1m),
            ["Read"] = random.Pick(0.4m, 0.4m, 1m),
            ["Added"] = 0.7m,
            ["Mail Opened"] = 0.05m,
            ["Mail Delivered"] = 0,
            [Refund] = 0,
            [Conversion] = random.Pick(1, 1, 1, 0, 0.02m),
        },
        ConversionName = "purchase",
        ConversionEvent = Conversion,
        ValueProperty = random.Pick("value", "value", "value", Total, ""),
        Currency = random.Pick("", "", "EUR", "USD"),
        WindowMs = random.Pick(30 * Ms.Minute, Ms.Hour, Ms.Day, 7 * Ms.Day, 30 * Ms.Day),
        RefundEvent = random.Pick(Refund, Refund, Refund, ""),
        OncePer = random.Pick("order_id", "order_id", "order_id", "order_id", "session", "day", "person", "", ""),
        MaxMails = random.Pick(10, 10, 1, 2),
        SessionTimeoutMs = random.Pick(30, 30, 30, 10, 60) * Ms.Minute,
    };
}
