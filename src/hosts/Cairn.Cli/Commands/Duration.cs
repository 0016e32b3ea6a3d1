using Cairn.Model;

namespace Cairn.Cli.Commands;

/// <summary>Reads durations as users write them: a number and a unit.</summary>
internal static class Duration
{
    /// <summary>Reads a duration such as <c>30d</c>, <c>1.5h</c>, <c>30m</c> or <c>90s</c>, above zero and up to 100 years.</summary>
    /// <exception cref="UserException">The text is something else.</exception>
    public static TimeSpan Parse(string text, string option)
    {
        if (DurationText.Read(text) is { Ticks: > 0 } span && span.TotalDays <= 100 * 365.25)
            return span;
        throw new UserException(
            $"'{text}' is not a duration for {option}.", "Write a number above 0 and w, d, h, m, s or ms: 7d, 12h, 30m, 90s.");
    }
}
