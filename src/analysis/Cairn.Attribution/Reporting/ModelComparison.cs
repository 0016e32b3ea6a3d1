using Cairn.Model;

namespace Cairn.Attribution.Reporting;

/// <summary>The credits of one measure (conversions or value) as shares of what was earned, and how far models differ.</summary>
public sealed class ModelComparison
{
    private readonly double[,] _shares;

    /// <summary>Takes the measure out of credits.</summary>
    /// <param name="credits">The credits.</param>
    /// <param name="measure">Takes it from a row.</param>
    /// <param name="interval">Takes its interval.</param>
    /// <param name="total">What was earned.</param>
    public ModelComparison(ModelCredits credits, Func<Credit, decimal> measure, Func<CreditInterval, (double Low, double High)> interval, decimal total)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(measure);
        Credits = credits;
        ArgumentNullException.ThrowIfNull(interval);
        Measure = measure;
        Interval = interval;
        Total = total;
        _shares = new double[credits.Models.Count, credits.Keys.Count];
        for (var model = 0; model < credits.Models.Count; model++)
            for (var key = 0; key < credits.Keys.Count; key++)
                _shares[model, key] = total == 0 ? 0 : (double)(measure(credits[model, key]) / total);
    }

    /// <summary>The credits.</summary>
    public ModelCredits Credits { get; }

    /// <summary>Takes the measure from a row.</summary>
    public Func<Credit, decimal> Measure { get; }

    /// <summary>Takes the measure's interval.</summary>
    public Func<CreditInterval, (double Low, double High)> Interval { get; }

    /// <summary>Half the width of an amount's interval; null where it is not known.</summary>
    public double? HalfWidth(int model, int key)
    {
        if (Credits.IntervalOf(model, key) is not { } known)
            return null;
        var (low, high) = Interval(known);
        return (high - low) / 2;
    }

    /// <summary>What was earned.</summary>
    public decimal Total { get; }

    /// <summary>The share of a key by a model, 0 to 1 unless there are refunds.</summary>
    public double this[int model, int key] => _shares[model, key];

    /// <summary>The largest share of all.</summary>
    public double Largest => _shares.Cast<double>().DefaultIfEmpty().Max();

    /// <summary>The keys by mean share, largest first, ties by name; the unattributed row stays last.</summary>
    public int[] Order() =>
    [
        .. Enumerable.Range(0, Credits.Keys.Count - 1)
            .OrderByDescending(Mean)
            .ThenBy(key => Credits.Keys[key], StringComparer.Ordinal),
        Credits.Keys.Count - 1,
    ];

    /// <summary>The models that give a key the least and the most, and by how much they differ.</summary>
    public (int Min, int Max, double Difference) Spread(int key)
    {
        var models = Enumerable.Range(0, Credits.Models.Count).ToList();
        var (least, most) = (models.MinBy(model => _shares[model, key]), models.MaxBy(model => _shares[model, key]));
        return (least, most, _shares[most, key] - _shares[least, key]);
    }

    /// <summary>
    /// The two models that differ most, and the share of all credit that changes hands between them, among those that give nobody less than nothing: where one takes
    /// away too, what changes hands is no part of a whole. Null where fewer than two do not.
    /// </summary>
    public (int First, int Second, double Moved)? FurthestApart()
    {
        var models = Enumerable.Range(0, Credits.Models.Count).Where(model => Enumerable.Range(0, Credits.Keys.Count).All(key => _shares[model, key] >= 0)).ToArray();
        if (models.Length < 2)
            return null;
        return (from first in models
                from second in models
                where first < second
                // Total variation distance: half the sum of all differences.
                select (first, second, Enumerable.Range(0, Credits.Keys.Count).Sum(key => Math.Abs(_shares[first, key] - _shares[second, key])) / 2)).MaxBy(static pair => pair.Item3);
    }

    private double Mean(int key) => Enumerable.Range(0, Credits.Models.Count).Average(model => _shares[model, key]);
}
