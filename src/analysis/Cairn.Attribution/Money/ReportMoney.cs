using Cairn.Attribution.Trails;
using Cairn.Model.Journeys;
using NodaTime;

namespace Cairn.Attribution.Money;

/// <summary>What a conversion is worth in a report: its money less its refunds, in the report's currency.</summary>
/// <param name="currency">The report's currency.</param>
/// <param name="currencies">The currencies that acts speak of by index.</param>
/// <param name="rates">By which other currencies are converted.</param>
/// <param name="refunds">Refunds by the hash of the order's id; empty unless they are netted.</param>
/// <param name="zone">Whose days the rates are of.</param>
public sealed class ReportMoney(
    string currency, NameIndex currencies, CurrencyRates rates, IReadOnlyDictionary<ulong, List<Refund>> refunds, DateTimeZone zone)
{
    /// <summary>Money as it stands: unconverted, each in its own currency, without refunds.</summary>
    /// <param name="currencies">The currencies that acts speak of by index.</param>
    public static ReportMoney Plain(NameIndex currencies) =>
        new("", currencies, CurrencyRates.None, new Dictionary<ulong, List<Refund>>(), DateTimeZone.Utc);

    /// <summary>The report's currency.</summary>
    public string Currency => currency;

    /// <summary>How many refunds could not be converted into the currency of their order.</summary>
    public long UnconvertedRefunds { get; private set; }

    /// <summary>The money of a conversion after its refunds, in its own currency.</summary>
    public decimal Net(in Act act)
    {
        if (refunds.Count == 0 || act.Order == 0 || act.Amount <= 0 || !refunds.TryGetValue(act.Order, out var given))
            return act.Amount;

        var (own, left) = (currencies[act.Currency], act.Amount);
        foreach (var refund in given)
        {
            var back = rates.Convert(refund.Amount, refund.Currency.Length == 0 ? own : refund.Currency, own, Day(refund.At));
            if (back is null)
                UnconvertedRefunds++;
            left -= back ?? 0;
        }

        return Math.Max(left, 0);
    }

    /// <summary>An amount in the report's currency; null where no rate holds.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="from">Index of its currency.</param>
    /// <param name="at">When, milliseconds since 1970-01-01T00:00:00Z.</param>
    public decimal? Convert(decimal amount, int from, long at) =>
        currencies[from] == currency ? amount : rates.Convert(amount, currencies[from], currency, Day(at));

    private DateOnly Day(long at) => ReportDays.Of(at, zone);
}
