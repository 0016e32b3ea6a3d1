using Cairn.Reference.Journeys;

namespace Cairn.Reference.Money;

/// <summary>docs/journeys.md, "Money": the report's currency, what each conversion adds to its sums, and what they leave out.</summary>
internal sealed class Sums
{
    /// <summary>Chooses the currency and gives each journey the money that the report adds up for it.</summary>
    public Sums(List<Journey> conversions, IReadOnlyList<ReferenceEvent> events, ReferencePlan plan, ReferenceQuestion question)
    {
        var exchange = new Exchange(question);
        var refunds = new Refunds(events, plan, exchange);
        var withMoney = conversions.Where(journey => journey.Conversion!.Money is not null).ToList();
        WithoutMoney = plan.ValueProperty.Length > 0 ? conversions.Count - withMoney.Count : 0;
        Currency = Choose(withMoney, plan, question);

        var others = new SortedDictionary<string, (long Count, decimal Money)>(StringComparer.Ordinal);
        foreach (var journey in withMoney)
        {
            var conversion = journey.Conversion!;
            var own = question.Net ? refunds.Net(conversion) : conversion.Money!.Value;
            if (exchange.Convert(own, conversion.Currency, Currency, conversion.AtMs) is { } money)
            {
                journey.Money = money;
                continue;
            }
            var sum = others.GetValueOrDefault(conversion.Currency);
            others[conversion.Currency] = (sum.Count + 1, sum.Money + own);
        }
        Others = [.. others.Select(other => new ReferenceCurrency(other.Key, other.Value.Count, other.Value.Money))];
    }

    public string Currency { get; }

    public IReadOnlyList<ReferenceCurrency> Others { get; }

    public long WithoutMoney { get; }

    /// <summary>Asked for, the plan's, or that of most conversions with money; ties by the code's bytes.</summary>
    private static string Choose(List<Journey> withMoney, ReferencePlan plan, ReferenceQuestion question)
    {
        if (question.Currency.Length > 0)
            return question.Currency;
        if (plan.Currency.Length > 0)
            return plan.Currency;
        return withMoney.GroupBy(journey => journey.Conversion!.Currency)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key ?? "";
    }
}
