using System.Globalization;

namespace Cairn.World.Faults.Reading;

/// <summary>Reads the moments of a file: a day in UTC, a time with its zone, or a share of the world's length.</summary>
internal static class MomentText
{
    private static readonly string[] WithZone =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The moment in Unix milliseconds; null when the text is none.</summary>
    public static long? Read(string text, FaultContext world)
    {
        if (text.EndsWith('%'))
            return Percent(text.AsSpan(..^1).TrimEnd()) is { } percent
                ? world.Start + (long)((world.End - world.Start) * percent / 100)
                : null;

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();

        var hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        return hasZone && DateTimeOffset.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment.ToUnixTimeMilliseconds()
            : null;
    }

    private static decimal? Percent(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent
            : null;

    /// <summary>The moment as messages show it.</summary>
    public static string Show(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
