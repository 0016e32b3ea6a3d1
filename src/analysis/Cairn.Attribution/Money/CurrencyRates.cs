using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Attribution.Money;

/// <summary>Dated exchange rates, looked up by pair and day.</summary>
public sealed class CurrencyRates
{
    private const int Decimals = 8;

    private readonly Dictionary<(string From, string To), (DateOnly[] Days, decimal[] Rates)> _pairs = [];

    /// <summary>Takes the rates in any order; of two for the same pair and day the later in the list holds.</summary>
    public CurrencyRates(IEnumerable<CurrencyRate> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        foreach (var pair in rates.GroupBy(rate => (rate.From, rate.To)))
        {
            var days = pair.GroupBy(rate => rate.Day).Select(day => day.Last()).OrderBy(rate => rate.Day).ToArray();
            _pairs[pair.Key] = ([.. days.Select(rate => rate.Day)], [.. days.Select(rate => rate.Rate)]);
        }
        Digest = _pairs.Count == 0 ? "" : DigestOf();
    }

    /// <summary>SHA-256 of the rates that hold, in order of pair and day, by which a report names them; empty where there are none.</summary>
    public string Digest { get; }

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

    private string DigestOf()
    {
        var lines = from pair in _pairs
                    orderby pair.Key.From, pair.Key.To
                    from rate in pair.Value.Days.Zip(pair.Value.Rates)
                    select string.Create(CultureInfo.InvariantCulture, $"{pair.Key.From} {pair.Key.To} {rate.First:yyyy-MM-dd} {rate.Second / 1.0000000000000000000000000000m}");
        return System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
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
