using Cairn.World.Faults;
using Cairn.World.Faults.Reading;

namespace Cairn.World.Tests.Faults;

/// <summary>Worlds that files of faults are read for.</summary>
internal static class Worlds
{
    /// <summary>2026-01-05T00:00:00Z.</summary>
    public const long Start = 1_767_571_200_000;

    private static readonly FaultKind[] ChainAndCheck = [FaultKind.KycVendorDelays, FaultKind.ChainReorg, FaultKind.UnconfirmedTransactions];

    public static FaultContext Shop(int days = 60) => new()
    {
        Preset = "shop",
        Start = Start,
        End = Start + Days(days),
        Events = ["Product Viewed", "Products Searched", "Product Added", "Checkout Started", "Order Completed", "Order Refunded", "Email Opened"],
        Numbers = new Dictionary<string, IReadOnlyList<string>> { ["Product Added"] = ["value", "price", "quantity"], ["Product Viewed"] = ["price"], ["Checkout Started"] = [] },
        SentBy = new Dictionary<string, IReadOnlyList<string>> { ["Order Completed"] = ["web", "app"], ["Order Refunded"] = ["server"], ["Email Opened"] = [] },
        AppVersions = ["4.0.0", "4.1.0", "4.2.0"],
        PaymentMethods = ["card", "paypal", "klarna"],
        Countries = ["DE", "FR", "GB", "NL", "US"],
        Currency = "EUR",
        Impossible = ChainAndCheck,
    };

    public static FaultContext Fintech(int days = 60) => Shop(days) with
    {
        Preset = "fintech",
        Events = ["Wallet Connected", "KYC Started", "KYC Submitted", "Deposit Initiated", "Token Swap Confirmed"],
        Numbers = new Dictionary<string, IReadOnlyList<string>> { ["Deposit Initiated"] = ["value"] },
        PaymentMethods = ["sepa", "card"],
        Impossible = [],
    };

    public static long Days(double days) => (long)(days * 86_400_000);

    /// <summary>The single fault of a file that has nothing but it.</summary>
    public static Fault One(string fault, FaultContext world) => FaultFile.Parse("faults:\n" + fault, "one.yaml", world).Faults.Single();

    /// <summary>The mistakes of a file, each without the file's name.</summary>
    public static string[] Mistakes(string text, FaultContext world) =>
        [.. Should.Throw<WorldException>(() => FaultFile.Parse(text, "f.yaml", world)).Message.Split('\n').Select(line => line["f.yaml:".Length..])];
}
