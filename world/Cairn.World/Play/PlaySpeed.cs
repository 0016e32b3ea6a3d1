using System.Globalization;

namespace Cairn.World.Play;

/// <summary>How fast the clock of a played world runs.</summary>
public readonly record struct PlaySpeed
{
    /// <summary>As fast as the collector answers: the requests' times do not matter.</summary>
    public static PlaySpeed Max { get; } = new(double.PositiveInfinity);

    private const double Fastest = 1_000_000;

    private PlaySpeed(double factor) => Factor = factor;

    /// <summary>How many seconds of the world pass in a second; infinite for <see cref="Max"/>.</summary>
    public double Factor { get; }

    /// <summary>Reads <c>600x</c> (ten minutes a second), <c>0.5x</c> or <c>max</c>.</summary>
    /// <exception cref="WorldException">The text is something else, or not above 0 and up to 1,000,000.</exception>
    public static PlaySpeed Parse(string text)
    {
        if (text == "max")
            return Max;
        var isNumber = double.TryParse(
            text.AsSpan().TrimEnd('x'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor);
        return isNumber && text.EndsWith('x') && factor is > 0 and <= Fastest
            ? new PlaySpeed(factor)
            : throw new WorldException(
                $"'{text}' is no speed.", "Write 600x (ten minutes a second), any other number up to 1000000x, or max.");
    }

    /// <summary>How long after the first request one is due.</summary>
    /// <param name="milliseconds">How much later than the first it arrived in the world.</param>
    internal TimeSpan Due(long milliseconds) => TimeSpan.FromMilliseconds(Math.Max(0, milliseconds) / Factor);
}
