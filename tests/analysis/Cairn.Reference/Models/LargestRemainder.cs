namespace Cairn.Reference.Models;

/// <summary>docs/attribution.md, "Credit is conserved": rounding that keeps the sum.</summary>
internal static class LargestRemainder
{
    /// <summary>Two remainders closer than this part of the last decimal are equal: they differ by the noise of sums only.</summary>
    private const double Noise = 1e-4;

    /// <summary>Rounds to so many decimals; what is missing to the total goes to the largest remainders, then to the first names.</summary>
    public static Dictionary<string, decimal> Round(Dictionary<string, double> exact, decimal total, int decimals, IComparer<string> names)
    {
        var unit = 1m;
        for (var place = 0; place < decimals; place++)
            unit /= 10;
        var parts = exact.Select(one => (Name: one.Key, Units: one.Value / (double)unit))
            .Select(one => (one.Name, Whole: Math.Floor(one.Units + Noise), one.Units))
            .Select(one => (one.Name, Whole: (decimal)one.Whole, Remainder: Math.Max(0, Math.Round((one.Units - one.Whole) / Noise))))
            .OrderByDescending(one => one.Remainder).ThenBy(one => one.Name, names).ToList();
        var missing = (long)Math.Round(total / unit - parts.Sum(one => one.Whole));
        return parts.Select((one, rank) => (one.Name, Value: (one.Whole + (rank < missing ? 1 : 0)) * unit))
            .ToDictionary(one => one.Name, one => one.Value);
    }
}
