using System.Globalization;

namespace Cairn.Spool;

/// <summary>
/// The name of a spool file: its day by UTC and, because a full or failing file is followed by another, its number on that
/// day. Names in ordinal order are files in the order of their requests.
/// </summary>
/// <param name="Day">The day.</param>
/// <param name="Number">0 to 999,999.</param>
public readonly record struct SpoolFileName(DateOnly Day, int Number) : IComparable<SpoolFileName>
{
    /// <summary>What the ids of all logs of the spool begin with.</summary>
    public const string LogPrefix = "spool/";

    private const string Extension = ".db";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The id of the log that its requests make up (<see cref="Model.Event.LogId"/>).</summary>
    public string LogId => LogPrefix + Stem;

    internal string FileName => Stem + Extension;

    private string Stem => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}-{Number:D6}");

    /// <summary>The name that a file of the folder has; null when it is no spool file's.</summary>
    public static SpoolFileName? Parse(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (!fileName.EndsWith(Extension, StringComparison.Ordinal))
            return null;
        var stem = fileName.AsSpan(0, fileName.Length - Extension.Length);
        return stem.Length == 17 && stem[10] == '-'
            && DateOnly.TryParseExact(stem[..10], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && int.TryParse(stem[11..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SpoolFileName(day, number)
            : null;
    }

    /// <summary>The name of the file after this one.</summary>
    /// <param name="today">The day by the clock; one that has gone back changes nothing.</param>
    public SpoolFileName Next(DateOnly today) => today > Day ? new SpoolFileName(today, 0) : this with { Number = Number + 1 };

    /// <inheritdoc/>
    public int CompareTo(SpoolFileName other) => (Day, Number).CompareTo((other.Day, other.Number));

    /// <summary>Whether one file's requests came before the other's.</summary>
    public static bool operator <(SpoolFileName left, SpoolFileName right) => left.CompareTo(right) < 0;

    /// <summary>Whether one file's requests came after the other's.</summary>
    public static bool operator >(SpoolFileName left, SpoolFileName right) => left.CompareTo(right) > 0;

    /// <summary>Whether one file's requests came before the other's, or it is the same file.</summary>
    public static bool operator <=(SpoolFileName left, SpoolFileName right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one file's requests came after the other's, or it is the same file.</summary>
    public static bool operator >=(SpoolFileName left, SpoolFileName right) => left.CompareTo(right) >= 0;
}
