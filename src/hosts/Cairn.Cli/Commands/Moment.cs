using System.Globalization;
using Cairn.Model;
using NodaTime;

namespace Cairn.Cli.Commands;

/// <summary>Reads moments as users write them: a day (of a zone, UTC unless given), or a time with its zone.</summary>
internal static class Moment
{
    private static readonly string[] WithZone =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The moment, or the first one of the day.</summary>
    /// <exception cref="UserException">The text is neither a day nor a time with zone.</exception>
    public static DateTimeOffset Parse(string text, string option, DateTimeZone? zone = null) => Read(text, option, wholeDay: false, zone);

    /// <summary>The moment, or the first one after the day, so that the day itself is inside.</summary>
    /// <exception cref="UserException">The text is neither a day nor a time with zone.</exception>
    public static DateTimeOffset ParseEnd(string text, string option, DateTimeZone? zone = null) => Read(text, option, wholeDay: true, zone);

    private static DateTimeOffset Read(string text, string option, bool wholeDay, DateTimeZone? zone)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
        {
            if (wholeDay && day == DateOnly.MaxValue)
                throw new UserException($"{option} {text} is the calendar's last day.", "Leave the option out to take everything.");
            var date = LocalDate.FromDateOnly(day.AddDays(wholeDay ? 1 : 0));
            return date.AtStartOfDayInZone(zone ?? DateTimeZone.Utc).ToDateTimeOffset().ToUniversalTime();
        }

        var hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        return hasZone && DateTimeOffset.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment.ToUniversalTime()
            : throw new UserException(
                $"'{text}' is no day and no time with zone for {option}.",
                "Write 2026-03-01 (a whole day) or 2026-03-01T09:00+01:00.");
    }
}
