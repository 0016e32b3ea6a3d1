using System.Globalization;

namespace Cairn.Model;

/// <summary>Spans of time as people write them: a number and a unit, <c>400ms</c>, <c>90s</c>, <c>1.5h</c>, <c>7d</c>.</summary>
public static class DurationText
{
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("w", 7 * TimeSpan.TicksPerDay),
        ("d", TimeSpan.TicksPerDay),
        ("h", TimeSpan.TicksPerHour),
        ("m", TimeSpan.TicksPerMinute),
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
    ];

    /// <summary>Reads a number, not negative, with one of <c>ms</c>, <c>s</c>, <c>m</c>, <c>h</c>, <c>d</c>, <c>w</c> behind it.</summary>
    /// <returns>Null when the text is something else, or longer than a <see cref="TimeSpan"/> can hold.</returns>
    public static TimeSpan? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (name, ticks) in Units)
            if (text.EndsWith(name, StringComparison.Ordinal) && Number(text.AsSpan(0, text.Length - name.Length)) is { } number)
                return number <= TimeSpan.MaxValue.Ticks / ticks ? new TimeSpan((long)(number * ticks)) : null;
        return null;
    }

    /// <summary>The span as <see cref="Read"/> takes it, in the largest unit up to days that leaves no rest.</summary>
    public static string Write(TimeSpan span)
    {
        foreach (var (name, ticks) in Units.Skip(1).OrderByDescending(static unit => unit.Ticks))
            if (span.Ticks != 0 && span.Ticks % ticks == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / ticks}{name}");
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)span.Ticks / TimeSpan.TicksPerSecond}s");
    }

    private static decimal? Number(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
