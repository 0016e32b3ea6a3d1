using System.Globalization;
using Cairn.Reports;

namespace Cairn.Attribution.Reporting;

/// <summary>What the intervals of a report mean for its reader, in sentences.</summary>
public static class Certainty
{
    /// <summary>From which half-width on, as a part of the credit, a row is too thin to act upon.</summary>
    private const double Thin = 0.5;

    /// <summary>What a row should be sure to.</summary>
    private const double Wanted = 0.25;

    private const double Likely = 0.95;
    private const int MaxNamed = 3;

    /// <summary>The sentences; none where the report has no intervals.</summary>
    public static IReadOnlyList<string> Of(ModelCredits credits)
    {
        ArgumentNullException.ThrowIfNull(credits);
        if (credits.Intervals is not { } intervals || credits.Conversions == 0)
            return [];
        var lines = new List<string> { $"\u00b1 covers {Numbers.Percent(intervals.Level, 0)}: each model worked out in {intervals.Replicates:N0} resamples of the people." };
        var without = credits.Models.Where((_, model) => credits.IntervalOf(model, 0) is null).ToArray();
        if (without.Length > 0)
            lines.Add($"No intervals for {string.Join(" and ", without)}: too many players, states or different paths to resample, or a model that keeps no sums.");
        var shares = new ModelComparison(credits, static credit => credit.Conversions, static interval => interval.Conversions, credits.Conversions);
        var thin = ThinRows(shares).OrderBy(static row => row.Width).ThenBy(static row => row.Key, StringComparer.Ordinal).ToArray();
        if (thin.Length > 0)
            lines.Add(TooThin(credits, thin));
        if (ClosestPair(shares) is { } pair)
            lines.Add(pair);
        return lines;
    }

    private static (string Key, double Width)[] ThinRows(ModelComparison shares) =>
    [
        .. from key in Enumerable.Range(0, shares.Credits.Keys.Count - 1)
           let width = Width(shares, key)
           where width > Thin
           select (Key: shares.Credits.Keys[key], Width: width),
    ];

    /// <summary>The middle one of the models' half-widths, as a part of the credit.</summary>
    private static double Width(ModelComparison shares, int key)
    {
        var widths = (from model in Enumerable.Range(0, shares.Credits.Models.Count)
                      let half = shares.HalfWidth(model, key)
                      let amount = (double)shares.Measure(shares.Credits[model, key])
                      where half is not null && amount > 0
                      orderby half / amount
                      select half!.Value / amount).ToArray();
        return widths.Length == 0 ? 0 : widths[widths.Length / 2];
    }

    private static string TooThin(ModelCredits credits, (string Key, double Width)[] rows)
    {
        var named = string.Join(", ", rows.Take(MaxNamed).Select(static row => string.Create(CultureInfo.InvariantCulture, $"{row.Key} \u00b1{row.Width * 100:0}%")))
            + (rows.Length > MaxNamed ? $" and {rows.Length - MaxNamed:N0} more" : "");
        // Half-widths shrink with the square root of the conversions.
        var needed = RoundUp(credits.Conversions * Math.Pow(rows[0].Width / Wanted, 2));
        return $"Too thin to act upon: {named}. About {needed:N0} conversions would make {rows[0].Key} sure to \u00b1{Wanted * 100:0}%.";
    }

    private static double RoundUp(double number)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(number)) - 1));
        return Math.Ceiling(number / unit) * unit;
    }

    /// <summary>The largest two neighbours in the order of rows of which half of the models cannot say which is the larger.</summary>
    private static string? ClosestPair(ModelComparison shares)
    {
        var order = shares.Order();
        for (var place = 0; place + 2 < order.Length; place++)
        {
            var (above, below) = (order[place], order[place + 1]);
            if (shares.Credits.Models.Index().All(model => shares.Measure(shares.Credits[model.Index, below]) == 0))
                continue;
            var chances = (from model in Enumerable.Range(0, shares.Credits.Models.Count)
                           let one = shares.Credits.IntervalOf(model, above)
                           let other = shares.Credits.IntervalOf(model, below)
                           where one is not null && other is not null
                           orderby one.ProbabilityAbove(other)
                           select (Model: shares.Credits.Models[model], Chance: one.ProbabilityAbove(other))).ToArray();
            var unsure = Array.FindAll(chances, static chance => chance.Chance is > 1 - Likely and < Likely);
            if (unsure.Length == 0 || unsure.Length * 2 < chances.Length)
                continue;
            var (least, most) = (unsure[0], unsure[^1]);
            return $"Order not sure: {shares.Credits.Keys[above]} earns more than {shares.Credits.Keys[below]} with a probability of "
                + (least.Model == most.Model ? $"{Numbers.Percent(most.Chance, 0)} ({most.Model})." : $"{Numbers.Percent(least.Chance, 0)} ({least.Model}) to {Numbers.Percent(most.Chance, 0)} ({most.Model}).");
        }

        return null;
    }
}
