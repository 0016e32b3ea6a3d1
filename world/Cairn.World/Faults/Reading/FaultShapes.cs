using static Cairn.World.Faults.Reading.FaultField;

namespace Cairn.World.Faults.Reading;

/// <summary>Which fields each kind of fault takes: the table that docs/world-faults.md describes.</summary>
internal static class FaultShapes
{
    private static readonly FieldUse[] Dates = [new(From, false), new(To, false)];

    /// <summary>One for every kind, in the order of <see cref="FaultKind"/>.</summary>
    public static IReadOnlyList<FaultShape> All { get; } =
    [
        By("browser", context => context.Browsers, FaultKind.AdBlockers),
        By("country", context => context.Countries, FaultKind.ConsentDeclined),
        Shape(FaultKind.SafariCookies),
        Shape(FaultKind.UnloadLoss, Must(Share)),
        By("payment method", context => context.PaymentMethods, FaultKind.PaymentRedirect),
        Shape(FaultKind.ReleaseDropsEvent, Must(Event), Must(FaultField.Version)) with { Senders = ["app"] },
        Shape(FaultKind.RenamedEvent, Must(Event), Must(SentAs), May(Sender)),
        Shape(FaultKind.AlteredProperty, Must(Event), Must(Property), May(Sender)),
        Shape(FaultKind.DoubleFiringTag, Must(Event), May(Share, 1)) with { Senders = ["web"] },
        Shape(FaultKind.CrossDeviceDouble, Must(Event), May(Share, 0.3)) with { Senders = ["web", "app"] },
        Shape(FaultKind.KycVendorDelays, May(MaxHours, 18), May(Share, 0.1)),
        Shape(FaultKind.ClockSkew, Must(Share), May(MaxHours, 5)),
        Shape(FaultKind.DeadTag, Must(Event)) with { Senders = ["web"] },
        Shape(FaultKind.WrongCurrency, Must(Sender), Must(Currency)),
        Shape(FaultKind.TestTraffic, Must(Share)),
        // A reorganisation has a first block and a number of blocks, which is its end.
        new(FaultKind.ChainReorg, [Must(From), Must(Blocks), May(Share)]),
        Shape(FaultKind.UnconfirmedTransactions, Must(Share)),
        Shape(FaultKind.RepeatedDelivery, Must(Share)),
    ];

    private static FaultShape By(string what, Func<FaultContext, IReadOnlyList<string>> names, FaultKind kind) =>
        Shape(kind, Must(Shares)) with { SharesBy = what, ShareNames = names };

    private static FaultShape Shape(FaultKind kind, params FieldUse[] uses) => new(kind, [.. uses, .. Dates]);

    private static FieldUse Must(FaultField field) => new(field, true);

    private static FieldUse May(FaultField field, double otherwise = 0) => new(field, false, otherwise);
}
