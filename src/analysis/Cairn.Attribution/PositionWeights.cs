using System.Globalization;
using Cairn.Model;

namespace Cairn.Attribution;

/// <summary>Shares of position-based attribution; only their ratios matter.</summary>
/// <param name="First">Share of the first touch, 0 or more.</param>
/// <param name="Middle">Share of all touches between the first and the last together, 0 or more.</param>
/// <param name="Last">Share of the last touch, 0 or more.</param>
public readonly record struct PositionWeights(double First, double Middle, double Last)
{
    /// <summary>40/20/40, as in Google Analytics' U-shaped model.</summary>
    public static PositionWeights Default { get; } = new(40, 20, 40);

    /// <summary>Reads <c>first/middle/last</c>, for example <c>40/20/40</c>.</summary>
    /// <exception cref="UserException">The text is not three numbers of 0 or more, or first and last are both 0.</exception>
    public static PositionWeights Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length == 3
            && TryShare(parts[0], out var first) && TryShare(parts[1], out var middle) && TryShare(parts[2], out var last)
            && first + last > 0)
        {
            return new PositionWeights(first, middle, last);
        }

        throw new UserException(
            $"'{text}' is not a set of position weights.",
            "Write first/middle/last as numbers of 0 or more, for example 40/20/40; first and last cannot both be 0.");
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}/{Middle}/{Last}");

    private static bool TryShare(string text, out double share) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share)
        && double.IsFinite(share);
}
