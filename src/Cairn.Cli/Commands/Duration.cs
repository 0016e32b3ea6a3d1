using System.Globalization;
using Cairn.Model;

namespace Cairn.Cli.Commands;

/// <summary>Reads durations as users write them: a number and a unit.</summary>
internal static class Duration
{
    /// <summary>Reads a duration such as <c>30d</c>, <c>1.5h</c>, <c>30m</c> or <c>90s</c>, above zero and up to 100 years.</summary>
    /// <exception cref="UserException">The text is something else.</exception>
    public static TimeSpan Parse(string text, string option)
    {
        var unit = text.Length == 0 ? 0 : text[^1] switch { 'd' => 86_400, 'h' => 3600, 'm' => 60, 's' => 1, _ => 0 };
        var isNumber = double.TryParse(
            text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number);
        if (isNumber && number * unit is > 0 and <= 100 * 365.25 * 86_400)
            return TimeSpan.FromSeconds(number * unit);
        throw new UserException(
            $"'{text}' is not a duration for {option}.", "Write a number above 0 and d, h, m or s: 7d, 12h, 30m, 90s.");
    }
}
