using Cairn.World.Scenario;

namespace Cairn.World.Faults;

/// <summary>The world that a file of faults is read for: when it is, and the names that exist in it.</summary>
public sealed record FaultContext
{
    /// <summary>shop or fintech.</summary>
    public required string Preset { get; init; }

    /// <summary>The world's first moment, in Unix milliseconds.</summary>
    public required long Start { get; init; }

    /// <summary>The first moment after the world, in Unix milliseconds.</summary>
    public required long End { get; init; }

    /// <summary>The events, as the tracking plan calls them.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>For each event, the properties that are numbers.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Numbers { get; init; }

    /// <summary>For each event, who sends it: web and app, or server; none, when it is a provider's message.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> SentBy { get; init; }

    /// <summary>The versions of the app.</summary>
    public required IReadOnlyList<string> AppVersions { get; init; }

    /// <summary>The payment methods.</summary>
    public required IReadOnlyList<string> PaymentMethods { get; init; }

    /// <summary>ISO 3166-1 codes of the countries.</summary>
    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>ISO 4217 code of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>The browsers.</summary>
    public IReadOnlyList<string> Browsers { get; init; } = ["Chrome", "Safari", "Firefox", "Edge"];

    /// <summary>Who sends customers' events.</summary>
    public IReadOnlyList<string> Senders { get; init; } = ["web", "app", "server"];

    /// <summary>What cannot fail here, because no event is about it: an identity check, transactions.</summary>
    public IReadOnlyList<FaultKind> Impossible { get; init; } = [];

    /// <summary>The context of a scenario.</summary>
    /// <param name="scenario">Whose names.</param>
    /// <param name="start">The world's first moment, in Unix milliseconds.</param>
    /// <param name="days">The world's length in days, at least 1.</param>
    public static FaultContext Of(ScenarioData scenario, long start, int days) => new()
    {
        Preset = scenario.Preset,
        Start = start,
        End = start + ((long)days * 86_400_000),
        Events = [.. scenario.Events.Select(one => one.Name)],
        Numbers = scenario.Events.ToDictionary(one => one.Name, one => NumbersOf(one.Fields), StringComparer.Ordinal),
        SentBy = scenario.Events.ToDictionary(one => one.Name, one => SendersOf(one.By), StringComparer.Ordinal),
        AppVersions = scenario.AppVersions,
        PaymentMethods = scenario.PaymentMethods,
        Countries = [.. scenario.Regions.Select(region => region.Country).Distinct()],
        Currency = scenario.Currency,
        Impossible =
        [
            .. Without(scenario, EventFields.Identity, FaultKind.KycVendorDelays),
            .. Without(scenario, EventFields.Transaction, FaultKind.ChainReorg, FaultKind.UnconfirmedTransactions),
        ],
    };

    private static FaultKind[] Without(ScenarioData scenario, EventFields needed, params FaultKind[] kinds) =>
        scenario.Events.Any(one => (one.Fields & needed) != 0) ? [] : kinds;

    private static IReadOnlyList<string> SendersOf(SenderKind? by) => by switch
    {
        null => ["web", "app"],
        SenderKind.Server => ["server"],
        _ => [],
    };

    private static IReadOnlyList<string> NumbersOf(EventFields fields) =>
    [
        .. Where(fields, EventFields.Money, "value"),
        .. Where(fields, EventFields.Product, "price"),
        .. Where(fields, EventFields.Quantity, "quantity"),
        .. Where(fields, EventFields.Basket, "revenue", "shipping", "tax", "discount", "total"),
        .. Where(fields, EventFields.Search, "results"),
        .. Where(fields, EventFields.Tokens, "amount_in", "amount_out"),
    ];

    private static string[] Where(EventFields fields, EventFields group, params string[] names) =>
        (fields & group) != 0 ? names : [];
}
