using System.Globalization;

namespace Cairn.Attribution;

/// <summary>How sure one credit is.</summary>
public sealed class CreditInterval
{
    private readonly double[] _conversions;

    /// <summary>Makes it of what the resamples give.</summary>
    /// <param name="conversions">The conversions in each resample; at least one.</param>
    /// <param name="value">The money in each.</param>
    /// <param name="level">How likely the interval is to cover.</param>
    internal CreditInterval(double[] conversions, double[] value, double level)
    {
        _conversions = conversions;
        Conversions = Of(conversions, level);
        Value = Of(value, level);
    }

    /// <summary>The conversions in each resample.</summary>
    internal IReadOnlyList<double> Draws => _conversions;

    /// <summary>The interval of the conversions.</summary>
    public (double Low, double High) Conversions { get; }

    /// <summary>The interval of the money.</summary>
    public (double Low, double High) Value { get; }

    /// <summary>How likely this credit is truly larger than another one of the same model, in conversions; ties count half.</summary>
    public double ProbabilityAbove(CreditInterval other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var above = 0.0;
        for (var place = 0; place < _conversions.Length; place++)
            above += _conversions[place] > other._conversions[place] ? 1 : _conversions[place] == other._conversions[place] ? 0.5 : 0;
        return above / _conversions.Length;
    }

    /// <summary>The percentile interval (Efron and Tibshirani 1993, section 13.3), between neighbours as in Hyndman and Fan 1996, type 7.</summary>
    private static (double Low, double High) Of(double[] draws, double level)
    {
        var sorted = draws.Order().ToArray();
        return (Round(Quantile(sorted, (1 - level) / 2)), Round(Quantile(sorted, (1 + level) / 2)));
    }

    /// <summary>To ten digits: those behind them may be of the order in which sums were made.</summary>
    private static double Round(double bound) => bound == 0 || !double.IsFinite(bound) ? 0 : double.Parse(bound.ToString("E9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Quantile(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
