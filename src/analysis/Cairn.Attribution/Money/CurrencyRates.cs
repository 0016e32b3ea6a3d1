namespace Cairn.Attribution.Money;

/// <summary>Dated exchange rates, looked up by pair and day.</summary>
public sealed class CurrencyRates
{
    private const int Decimals = 8;

    private readonly Dictionary<(string From, string To), (DateOnly[] Days, decimal[] Rates)> _pairs = [];

    /// <summary>Takes the rates in any order; of two for the same pair and day the later in the list holds.</summary>
    public CurrencyRates(IEnumerable<CurrencyRate> rates)
    {
        foreach (var pair in rates.GroupBy(rate => (rate.From, rate.To)))
        {
            var days = pair.GroupBy(rate => rate.Day).Select(day => day.Last()).OrderBy(rate => rate.Day).ToArray();
            _pairs[pair.Key] = ([.. days.Select(rate => rate.Day)], [.. days.Select(rate => rate.Rate)]);
        }
    }

    /// <summary>No rates.</summary>
    public static CurrencyRates None { get; } = new([]);

    /// <summary>What an amount was worth on a day, rounded to 8 decimals, half to even; null where no rate holds.</summary>
    public decimal? Convert(decimal amount, string from, string to, DateOnly day)
    {
        if (from == to)
            return amount;
        if (RateOn((from, to), day) is { } rate)
            return decimal.Round(amount * rate, Decimals);
        return RateOn((to, from), day) is { } opposite ? decimal.Round(amount / opposite, Decimals) : null;
    }

    private decimal? RateOn((string From, string To) pair, DateOnly day)
    {
        if (!_pairs.TryGetValue(pair, out var dated))
            return null;
        var index = Array.BinarySearch(dated.Days, day);
        index = index >= 0 ? index : ~index - 1;
        return index < 0 ? null : dated.Rates[index];
    }
}
