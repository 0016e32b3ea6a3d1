using System.Buffers.Text;

namespace Cairn.Model;

/// <summary>
/// Reads ISO 8601 dates and times (also with a space for the T, and with <c>UTC</c> or <c>GMT</c> at the end) from bytes,
/// without allocating. Digits beyond the millisecond are cut off. Years 1 to 9999; offsets of at most 18 hours.
/// </summary>
public static class IsoTime
{
    private static readonly int[] DaysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>Reads a time.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="milliseconds">Milliseconds since 1970 as the clock shows them, or of the instant when a zone is given.</param>
    /// <param name="hasZone">Whether the text names its zone or offset.</param>
    /// <returns>False when the text is no such time; the two values then mean nothing.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long milliseconds, out bool hasZone)
    {
        (milliseconds, hasZone) = (0, false);
        if (!TryDate(text, out var days))
            return false;
        milliseconds = days * 86_400_000L;
        if (text.Length == 10)
            return true;
        if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' '))
            return false;
        var rest = text[11..];
        return TryClock(ref rest, out var clock) && TryZone(rest, out var offset, out hasZone) && Finish(ref milliseconds, clock - offset);
    }

    private static bool Finish(ref long milliseconds, long add)
    {
        milliseconds += add;
        return true;
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out long days)
    {
        days = 0;
        if (text.Length < 10 || text[4] is not ((byte)'-' or (byte)'/') || text[7] != text[4])
            return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text.Slice(5, 2), out var month) || !TryDigits(text.Slice(8, 2), out var day))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        var before = year - 1;
        days = before * 365L + before / 4 - before / 100 + before / 400 + DaysBefore[month - 1] + day - 1 - 719_162;
        if (month > 2 && DateTime.IsLeapYear(year))
            days++;
        return true;
    }

    private static bool TryClock(ref ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text.Slice(3, 2), out var minute))
            return false;
        var second = 0;
        var used = 5;
        if (text.Length > 5 && text[5] == ':')
        {
            if (text.Length < 8 || !TryDigits(text.Slice(6, 2), out second))
                return false;
            used = 8;
        }
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        milliseconds = ((hour * 60L + minute) * 60 + second) * 1000;
        text = text[used..];
        return text.IsEmpty || text[0] is not ((byte)'.' or (byte)',') || TryFraction(ref text, ref milliseconds);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, ref long milliseconds)
    {
        var at = 1;
        for (var unit = 100; at < text.Length && char.IsAsciiDigit((char)text[at]); at++, unit /= 10)
            milliseconds += (text[at] - '0') * unit;
        text = text[at..];
        return at > 1;
    }

    private static bool TryZone(ReadOnlySpan<byte> text, out long offset, out bool hasZone)
    {
        (offset, hasZone) = (0, true);
        text = text.TrimStart((byte)' ');
        if (text.IsEmpty)
        {
            hasZone = false;
            return true;
        }
        if (text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8) || text.SequenceEqual("UTC"u8) || text.SequenceEqual("GMT"u8))
            return true;
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length < 3 || !TryDigits(text.Slice(1, 2), out var hours))
            return false;
        var rest = text[3..];
        var minutes = 0;
        if (!rest.IsEmpty && (!TryDigits(rest.TrimStart((byte)':'), out minutes) || rest.TrimStart((byte)':').Length != 2))
            return false;
        offset = (hours * 60L + minutes) * 60_000 * (text[0] == '-' ? -1 : 1);
        return hours <= 18 && minutes <= 59;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && char.IsAsciiDigit((char)text[0]);
}
