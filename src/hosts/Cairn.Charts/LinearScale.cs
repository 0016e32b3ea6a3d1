namespace Cairn.Charts;

/// <summary>Maps values to places on a line, with round numbers at its ticks (1, 2 or 5 times a power of ten).</summary>
public sealed class LinearScale
{
    private readonly double _left;
    private readonly double _right;

    /// <summary>Makes a scale that shows 0 and all of the values.</summary>
    /// <param name="low">The least value; finite.</param>
    /// <param name="high">The largest value, not below <paramref name="low"/>; finite.</param>
    /// <param name="left">The place of the low end.</param>
    /// <param name="right">The place of the high end.</param>
    /// <param name="maxTicks">The most ticks, 2 or more.</param>
    public LinearScale(double low, double high, double left, double right, int maxTicks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTicks, 2);
        if (!double.IsFinite(low) || !double.IsFinite(high) || high < low)
            throw new ArgumentOutOfRangeException(nameof(high), $"{low} to {high} is no range.");
        (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        (_left, _right) = (left, right);
        var step = Step((high == low ? 1 : high - low) / maxTicks);
        while (Math.Floor(high / step) - Math.Ceiling(low / step) >= maxTicks)
            step = Step(step * 1.5);
        Low = low;
        High = high == low ? low + step : high;
        Ticks = [.. Whole(Math.Ceiling(low / step), Math.Floor(High / step)).Select(multiple => (multiple * step) + 0.0)]; // no -0;
    }

    /// <summary>The value at the low end.</summary>
    public double Low { get; }

    /// <summary>The value at the high end.</summary>
    public double High { get; }

    /// <summary>The values that are named, rising; 0 is among them.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Where a value stands.</summary>
    public double this[double value] => _left + ((value - Low) / (High - Low) * (_right - _left));

    private static IEnumerable<double> Whole(double first, double last)
    {
        for (var number = first; number <= last; number++)
            yield return number;
    }

    /// <summary>The smallest round step that is not below another one.</summary>
    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var round in new[] { 1.0, 2, 5 })
            if (round * power >= least * (1 - 1e-9))
                return round * power;
        return 10 * power;
    }
}
