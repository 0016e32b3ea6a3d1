using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Model;

/// <summary>Numbers of bytes as people write them: <c>20GB</c>, <c>512KB</c>, <c>1.5MB</c>, <c>4096</c>.</summary>
/// <remarks>A KB is 1,024 bytes, as in PostgreSQL's settings; <c>KiB</c> and the like mean the same.</remarks>
public static partial class ByteText
{
    private const string Units = "KMGT";
    private const int UnitBits = 10;

    /// <summary>Reads a number, not negative, alone or with <c>B</c>, <c>KB</c>, <c>MB</c>, <c>GB</c> or <c>TB</c> behind it, in any case.</summary>
    /// <returns>Null when the text is something else, has a part of a byte, or more than fits.</returns>
    public static long? Read(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
            return null;
        var unit = 1L << (UnitBits * (1 + Units.IndexOf(match.Groups[2].Value.ToUpperInvariant() is { Length: 1 } name ? name[0] : ' ', StringComparison.Ordinal)));
        var isNumber = decimal.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return isNumber && number <= long.MaxValue / unit && decimal.IsInteger(number * unit) ? (long)(number * unit) : null;
    }

    /// <summary>The number as <see cref="Read"/> takes it, in the largest unit that leaves no rest.</summary>
    public static string Write(long bytes)
    {
        for (var power = Units.Length; power > 0; power--)
            if (bytes != 0 && bytes % (1L << (UnitBits * power)) == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{bytes >> (UnitBits * power)}{Units[power - 1]}B");
        return string.Create(CultureInfo.InvariantCulture, $"{bytes}B");
    }

    [GeneratedRegex(@"\A([0-9]+(?:\.[0-9]+)?) ?(?:([KMGTkmgt])[iI]?)?[Bb]?\z")]
    private static partial Regex Form();
}
