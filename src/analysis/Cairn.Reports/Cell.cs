using System.Globalization;

namespace Cairn.Reports;

/// <summary>The values of a report's cells and facts.</summary>
public static class Cell
{
    /// <summary>A moment from milliseconds since 1970-01-01T00:00:00Z.</summary>
    public static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>The number without zeros at its end.</summary>
    public static decimal Trim(decimal number) => number / 1.0000000000000000000000000000m;

    /// <summary>A cell as text: moments in ISO 8601, UTC; the digits that a number has; nothing for null.</summary>
    public static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTimeOffset moment => $"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"{cell.GetType().Name} is no type of a cell.", nameof(cell)),
    };
}
