using Cairn.Attribution.Acts;
using Cairn.Attribution.Experiments;
using Cairn.Attribution.Money;
using Cairn.Attribution.Orders;
using Cairn.Model;
using Cairn.Model.Channels;
using Cairn.Model.Journeys;
using Cairn.Plan;
using Cairn.Warehouse;
using NodaTime;

namespace Cairn.Attribution.Journeys;

/// <summary>Which conversions of a data folder are to be attributed, to whom, and over which time.</summary>
public sealed record AttributionRequest
{
    /// <summary>The plan that says what the events are worth and when sessions end.</summary>
    public required TrackingPlan Plan { get; init; }

    /// <summary>The conversion.</summary>
    public required PlannedConversion Conversion { get; init; }

    /// <summary>What the players are.</summary>
    public required Dimension By { get; init; }

    /// <summary>How far back a touch may lie; above zero.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>First moment (UTC) at which a conversion counts; null: from the beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First moment (UTC) at which one no longer counts; null: to the end.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The zone whose days the report speaks of.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Whether the plan's values multiply the weights of the touches.</summary>
    public bool WeighByPlan { get; init; }

    /// <summary>The currency of the report; empty: the plan's for the conversion, else the only one that there is, else the commonest (<see cref="CurrencyFinder"/>).</summary>
    public string Currency { get; init; } = "";

    /// <summary>By which other currencies are converted into the report's.</summary>
    public CurrencyRates Rates { get; init; } = CurrencyRates.None;

    /// <summary>Whether refunds are taken off the money of their orders.</summary>
    public bool NetOfRefunds { get; init; }

    /// <summary>Whether the acts of machines count too.</summary>
    public bool WithBots { get; init; }

    /// <summary>From which probability on devices that probably are one person's count as one, 0 to 1; null: only what is certain counts.</summary>
    public double? ProbableLinks { get; init; }

    /// <summary>The player that last non-direct passes over: as asked for, or that of the visits that name no origin.</summary>
    public string DirectPlayer(ModelOptions models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return models.DirectPlayer ?? (By.Default.Length > 0 ? By.Default : ChannelNames.Direct);
    }

    /// <summary>What experiments proved; each model gets a calibrated one beside it where there are any.</summary>
    public IReadOnlyList<Experiment> Experiments { get; init; } = [];

    /// <summary>The models as this request needs them.</summary>
    internal ModelOptions Models(ModelOptions models) =>
        models with { DirectPlayer = DirectPlayer(models), VisitGap = By.Unit == TouchUnit.Act ? Plan.SessionTimeout : null };

    /// <summary>The lowest value above 0 that the plan gives to any event.</summary>
    public double LowestWorth() =>
        (double)Plan.Events.Values.Select(planned => planned.Value).Where(value => value > 0).DefaultIfEmpty(1).Min();

    /// <summary>The rules by which acts become journeys.</summary>
    internal JourneyRules Rules(NameIndex players, ReportMoney money, OrderClaims claims) => new()
    {
        Unit = By.Unit,
        WindowMs = (long)Window.TotalMilliseconds,
        SessionTimeoutMs = (long)Plan.SessionTimeout.TotalMilliseconds,
        Money = money,
        FromMs = From?.ToUnixTimeMilliseconds() ?? long.MinValue,
        ToMs = To?.ToUnixTimeMilliseconds() ?? long.MaxValue,
        OncePer = Plan.Events[Conversion.Event].OncePer,
        Zone = Zone,
        Claims = claims,
        DefaultPlayer = By.Default.Length > 0 ? players.IndexOf(By.Default) : -1,
        UnnamedPlayer = By.Unnamed.Length > 0 ? players.IndexOf(By.Unnamed) : -1,
        WeighByPlan = WeighByPlan,
        LowestWorth = LowestWorth(),
    };

    /// <summary>Which events are acts, and what is read of them.</summary>
    /// <param name="models">The models; what befell people matters to one of them, where events are the players.</param>
    internal ActQuery ActQuery(ModelOptions models) => ActQuery(By.AreEvents && models.Models.Contains(ModelNames.ValueAdded));

    /// <summary>Which events are acts, and what is read of them.</summary>
    /// <param name="withBefalling">Whether what befell people is read too.</param>
    internal ActQuery ActQuery(bool withBefalling = false) => new()
    {
        ConversionEvent = Conversion.Event,
        PassiveEvents = withBefalling ? [] : PassiveEvents(),
        Befalling = withBefalling ? PassiveEvents() : [],
        HiddenFlags = HiddenFlags(),
        Worths = Plan.Events.Values.Where(static planned => planned.Value > 0).ToDictionary(static planned => planned.Name, static planned => (double)planned.Value),
        By = By.Term,
        Property = By.Property,
        ValueProperty = Conversion.ValueProperty,
        Currency = Conversion.Currency,
        ConversionHasPlayer = By.Unit == TouchUnit.Visit,
    };

    /// <summary>The parameters of every query about the conversion: its event, and the flags of events that are no acts.</summary>
    internal QueryParameters ConversionParameters() => new()
    {
        { "conversion_event", Conversion.Event },
        { "hidden_flags", HiddenFlags() },
    };

    private string[] HiddenFlags() => WithBots ? [EventFlags.MachineOpen] : [EventFlags.MachineOpen, EventFlags.Bot];

    /// <summary>The events that befall a customer: those that the plan values at 0.</summary>
    internal string[] PassiveEvents() =>
        [.. Plan.Events.Values.Where(static planned => planned.Value == 0).Select(static planned => planned.Name)];
}
