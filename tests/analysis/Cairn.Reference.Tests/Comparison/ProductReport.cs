using Cairn.Attribution;
using Cairn.Attribution.Journeys;
using Cairn.Attribution.Money;
using Cairn.Plan;
using Cairn.Warehouse;
using NodaTime;

namespace Cairn.Reference.Tests.Comparison;

/// <summary>The product's report on a case.</summary>
/// <param name="Attribution">What made it, to explain it.</param>
/// <param name="Report">The report.</param>
internal sealed record ProductReport(DataAttribution Attribution, AttributionResult Report)
{
    public static async Task<ProductReport> OfAsync(
        WarehouseClient client, ReferencePlan plan, ReferenceQuestion question, CancellationToken ct)
    {
        var request = Request(plan, question);
        var attribution = new DataAttribution(client, request, Options(question, request));
        return new ProductReport(attribution, await attribution.RunAsync(progress: null, ct));
    }

    /// <summary>The product on one person alone, by those of the models that need nobody else; null where a case has none.</summary>
    public static PersonAttribution? OfOne(WarehouseClient client, ReferencePlan plan, ReferenceQuestion question)
    {
        var request = Request(plan, question);
        var options = Options(question, request) with { Models = [.. question.Models.Except(ModelNames.Learned)] };
        return options.Models.Count == 0 ? null : new PersonAttribution(client, request, options);
    }

    /// <summary>The plan of a case, as the product has it.</summary>
    public static TrackingPlan Plan(ReferencePlan plan) => new()
    {
        Name = "case",
        Version = "1",
        Digest = "",
        Phases = [],
        Events = plan.Events.ToDictionary(planned => planned.Key, planned => new PlannedEvent
        {
            Name = planned.Key,
            Phase = "interest",
            Value = planned.Value,
            OncePer = planned.Key == plan.ConversionEvent ? Scope(plan.OncePer) : OncePer.None,
        }),
        Aliases = new Dictionary<string, string>(),
        Conversions = new Dictionary<string, PlannedConversion> { [plan.ConversionName] = Conversion(plan) },
        ChannelRules = [],
        SessionTimeout = TimeSpan.FromMilliseconds(plan.SessionTimeoutMs),
        Identifiers =
        [
            new PlannedIdentifier { Type = "user_id", Max = 1 }, new PlannedIdentifier { Type = "anonymous_id" },
            new PlannedIdentifier { Type = "email_sha256", Max = plan.MaxMails }, new PlannedIdentifier { Type = "wallet" }, new PlannedIdentifier { Type = "device_id" },
        ],
    };

    private static PlannedConversion Conversion(ReferencePlan plan) => new()
    {
        Name = plan.ConversionName,
        Event = plan.ConversionEvent,
        ValueProperty = plan.ValueProperty,
        Currency = plan.Currency,
        Refund = plan.RefundEvent,
        Window = TimeSpan.FromMilliseconds(plan.WindowMs),
    };

    private static AttributionRequest Request(ReferencePlan plan, ReferenceQuestion question) => new()
    {
        Plan = Plan(plan),
        Conversion = Conversion(plan),
        By = Dimension.Of(question.By),
        Window = TimeSpan.FromMilliseconds(question.WindowMs ?? plan.WindowMs),
        From = Moment(question.FromMs),
        To = Moment(question.ToMs),
        Zone = DateTimeZoneProviders.Tzdb[question.Zone],
        WeighByPlan = question.WeighByPlan,
        Currency = question.Currency,
        Rates = new CurrencyRates(question.Rates.Select(static rate => new CurrencyRate(rate.Date, rate.From, rate.To, rate.Rate))),
        NetOfRefunds = question.Net && plan.RefundEvent.Length > 0,
        WithBots = question.Bots,
    };

    private static ModelOptions Options(ReferenceQuestion question, AttributionRequest request) => new()
    {
        Models = question.Models,
        Order = question.Order,
        Position = PositionWeights.Parse($"{question.Position.First}/{question.Position.Between}/{question.Position.Last}"),
        HalfLife = TimeSpan.FromMilliseconds(question.HalfLifeMs),
        WholeHalfLives = question.WholeHalfLives,
        DirectPlayer = question.Direct,
        CollapseRepeats = question.Collapse,
    };

    private static DateTimeOffset? Moment(long? at) => at is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    private static OncePer Scope(string name) => name switch
    {
        "order_id" => OncePer.OrderId,
        "session" => OncePer.Session,
        "day" => OncePer.Day,
        "person" => OncePer.Person,
        _ => OncePer.None,
    };
}
