using Cairn.Attribution.Acts;
using Cairn.Attribution.Experiments;
using Cairn.Attribution.Money;
using Cairn.Attribution.Orders;
using Cairn.Attribution.Running;
using Cairn.Data;
using Cairn.Identity;
using Cairn.Identity.Identifiers;
using Cairn.Identity.Probable;
using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>Attributes the conversions of a data folder: acts out of the warehouse, journeys, all models in one pass.</summary>
public sealed class DataAttribution(WarehouseClient client, AttributionRequest request, ModelOptions options)
{
    private static readonly SqlText CountBots = SqlText.Load(typeof(AttributionFiles), "Sql.count_bots.sql");

    private readonly NameIndex _players = new();
    private readonly NameIndex _currencies = new();
    private PersonMap? _map;
    private JourneyRules? _rules;
    private AttributionRun? _run;
    private string _currency = "";

    /// <summary>Attributes the conversions of everybody.</summary>
    /// <param name="progress">Told how many acts have been read, now and then.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<AttributionResult> RunAsync(IProgress<long>? progress, CancellationToken ct)
    {
        _map = await new PersonMapReader(client, IdentifierTypes.Of(request.Plan)).ReadAsync(ct);
        if (request.ProbableLinks is { } min)
        {
            Probable = await new ProbableLinkReader(client, IdentifierTypes.Of(request.Plan)).ReadAsync(_map, min, ct);
            _map = _map.With(Probable.Persons.Persons);
        }
        // Late events before the acts: what arrives meanwhile may be in the report unsaid, but is never said to be in it when it is not.
        var (asksLate, asksBots, asksRules) = (LateEvents.ReadAsync(client, request, ct), BotsAsync(ct), RulesAsync(ct));
        await Task.WhenAll(asksLate, asksBots, asksRules);
        var (late, bots, rules) = (await asksLate, await asksBots, await asksRules);
        var run = new AttributionRun(_players, request.Models(options));
        var totals = await BuildAsync(rules, run.Observe, progress, ct);
        var credits = run.Finish();
        if (request.Experiments.Count > 0)
            credits = Calibration.Apply(credits, request.Experiments);
        (_rules, _run, _currency) = (rules, run, CurrencyFinder.Shown(request, rules.Money.Currency, totals));
        return new AttributionResult(credits, totals, _currency, _players, rules.Money.UnconvertedRefunds, bots, late, Probable);
    }

    /// <summary>Says which touch of one person's conversions got how much, and why, by the run before.</summary>
    /// <param name="person">The person.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InvalidOperationException"><see cref="RunAsync"/> has not been run.</exception>
    public async Task<PersonExplanation> ExplainAsync(FoundPerson person, CancellationToken ct)
    {
        if (_run is not { } run || _rules is not { } rules)
            throw new InvalidOperationException("A journey is explained by a report that has been run.");
        var journeys = new ExplainedJourneys(run);
        var builder = new JourneyBuilder(rules, _players, _currencies, journeys.Add);
        var counted = Probable is null ? person : person with { Map = Map, Key = Probable.Persons.Persons.GetValueOrDefault(person.Key, person.Key) };
        await Reader().ReadAsync(counted, builder.Add, ct);
        builder.Finish();
        return new PersonExplanation(_currency, journeys.Conversions);
    }

    /// <summary>The rules, once everything is known that journeys cannot tell one by one: whose orders are, refunds, the currency.</summary>
    private async Task<JourneyRules> RulesAsync(CancellationToken ct)
    {
        var claims = request.Plan.Events[request.Conversion.Event].OncePer == Plan.OncePer.OrderId
            ? await new SharedOrders(client, request, _currencies).ReadAsync(Map, ct)
            : OrderClaims.None;
        var refunds = request.NetOfRefunds ? await RefundReader.ReadAsync(client, request.Conversion.Refund, ct) : [];
        var currency = await CurrencyFinder.FindAsync(client, request, ct);
        currency ??= CurrencyFinder.MostCommon((await CountAsync(claims, ct)).Currencies);
        return request.Rules(_players, new ReportMoney(currency, _currencies, request.Rates, refunds, request.Zone), claims);
    }

    /// <summary>Counts without attributing, where only the counted conversions can say which currency most of them are in.</summary>
    private Task<JourneyTotals> CountAsync(OrderClaims claims, CancellationToken ct)
    {
        var rules = request.Rules(_players, ReportMoney.Plain(_currencies), claims);
        return BuildAsync(rules, static (in Journey _) => { }, progress: null, ct);
    }

    /// <summary>What counts as one without being certain; null where only what is certain counts.</summary>
    public ProbableLinkSet? Probable { get; private set; }

    private PersonMap Map => _map ?? throw new InvalidOperationException("Who is who has not been read.");

    private ActReader Reader() => new(client, request.ActQuery(options), request.By.Name, _players, _currencies);

    private async Task<JourneyTotals> BuildAsync(JourneyRules rules, JourneyHandler emit, IProgress<long>? progress, CancellationToken ct)
    {
        var builder = new JourneyBuilder(rules, _players, _currencies, emit);
        await Reader().ReadAsync(Map, builder.Add, progress, ct);
        builder.Finish();
        return builder.Totals;
    }

    private Task<long> BotsAsync(CancellationToken ct) => client.QuerySingleAsync<long>(
        CountBots,
        new QueryParameters { { "bot", EventFlags.Bot }, { "from_ms", ActTimes.From(request) }, { "to_ms", ActTimes.Latest(request) } },
        ct);
}
