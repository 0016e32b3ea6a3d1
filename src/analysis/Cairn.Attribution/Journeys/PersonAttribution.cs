using Cairn.Attribution.Acts;
using Cairn.Attribution.Money;
using Cairn.Attribution.Orders;
using Cairn.Attribution.Running;
using Cairn.Identity;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>
/// Attributes one person's conversions as <see cref="DataAttribution"/> does, and reads no more than what this person did, and those who told
/// the same orders: enough for models that judge a journey by itself.
/// </summary>
public sealed class PersonAttribution(WarehouseClient client, AttributionRequest request, ModelOptions options)
{
    private readonly NameIndex _players = new();
    private readonly NameIndex _currencies = new();

    /// <summary>Whether one person is enough: no model learns from others, and no link is weighed against those of others.</summary>
    public static bool IsEnough(AttributionRequest request, ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        return request.ProbableLinks is null && !options.Models.Intersect(ModelNames.Learned).Any();
    }

    /// <summary>Says which touch of the person's conversions got how much, and why.</summary>
    /// <param name="person">The person.</param>
    /// <param name="lookup">Finds who else told the person's orders.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null where everybody has to be read: to tell in which currency the report is, or whose an order is that very many told.</returns>
    public async Task<PersonExplanation?> ExplainAsync(FoundPerson person, PersonLookup lookup, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(lookup);
        var asksActs = new ActReader(client, request.ActQuery(options), request.By.Name, _players, _currencies).HoldAsync(person.Actors, person.Map, new HashSet<ulong> { person.Key }, ct);
        var asksRefunds = request.NetOfRefunds ? RefundReader.ReadAsync(client, request.Conversion.Refund, ct) : Task.FromResult<Dictionary<ulong, List<Refund>>>([]);
        var asksCurrency = CurrencyFinder.FindAsync(client, request, ct);
        using var acts = await asksActs;
        var claims = request.Plan.Events[request.Conversion.Event].OncePer == Plan.OncePer.OrderId
            ? await new SharedOrders(client, request, _currencies).ReadAsync(person, acts.Orders, lookup, ct)
            : OrderClaims.None;
        var refunds = await asksRefunds;
        if (claims is null || await asksCurrency is not { } currency)
            return null;

        var run = new AttributionRun(_players, request.Models(options));
        run.Finish();
        var rules = request.Rules(_players, new ReportMoney(currency, _currencies, request.Rates, refunds, request.Zone), claims);
        var journeys = new ExplainedJourneys(run);
        var builder = new JourneyBuilder(rules, _players, _currencies, journeys.Add);
        await acts.HandOnAsync(builder.Add);
        builder.Finish();
        return new PersonExplanation(CurrencyFinder.Shown(request, currency, builder.Totals), journeys.Conversions);
    }
}
