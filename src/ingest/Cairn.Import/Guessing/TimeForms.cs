using System.Globalization;

namespace Cairn.Import.Guessing;

/// <summary>The forms of time that logs are written in beside ISO 8601.</summary>
internal static class TimeForms
{
    // 1 January 2000 and 1 January 2050, in Unix seconds and in Excel's days.
    private const decimal EarliestSecond = 946_684_800, LatestSecond = 2_524_608_000, EarliestDay = 36_526, LatestDay = 54_789;

    /// <summary>Custom formats; of two that fit all values the first one is taken.</summary>
    public static IReadOnlyList<string> Custom { get; } =
    [
        "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "d.M.yyyy HH:mm:ss", "d.M.yyyy HH:mm", "dd.MM.yyyy", "d.M.yyyy", "dd.MM.yy HH:mm:ss", "dd.MM.yy HH:mm",
        "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy", "MM/dd/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm", "MM/dd/yyyy",
        "M/d/yyyy h:mm:ss tt", "M/d/yyyy h:mm tt", "dd-MM-yyyy HH:mm:ss", "dd-MM-yyyy HH:mm", "yyyyMMddHHmmss", "yyyyMMdd HH:mm:ss", "yyyyMMdd",
    ];

    /// <summary>Whether a custom format has the month before the day, as in America.</summary>
    public static bool HasMonthFirst(string format) => format[0] == 'M';

    /// <summary>Whether a number is a time of our days, counted from 1970.</summary>
    public static bool IsEpoch(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        for (var unit = 1m; unit <= 1_000_000_000m; unit *= 1000)
            if (number / unit is >= EarliestSecond and < LatestSecond)
                return true;
        return false;
    }

    /// <summary>Whether a number is a day of our days as Excel counts them, with a fraction.</summary>
    public static bool IsSerial(string text) => text.Length > 5
        && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is >= EarliestDay and < LatestDay;
}
