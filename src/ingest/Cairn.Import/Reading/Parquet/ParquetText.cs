using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Cairn.Import.Reading.Parquet;

/// <summary>Values of Parquet files as the text that mappings read: ISO 8601 for times, plain digits for numbers.</summary>
internal static class ParquetText
{
    private const string Clock = "HH:mm:ss.FFFFFFF";

    /// <summary>A point in time: with Z when it is an instant, and as a clock on the wall showed it when it is none.</summary>
    public static string Timestamp(DateTime value, bool isInstant) =>
        value.ToString("yyyy-MM-ddT" + Clock, CultureInfo.InvariantCulture) + (isInstant ? "Z" : "");

    public static string Date(DateTime value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time of day, counted from midnight in milli-, micro- or nanoseconds.</summary>
    public static string TimeOfDay(long value, string unit, bool isInstant)
    {
        var ticks = unit switch { "ms" => value * TimeSpan.TicksPerMillisecond, "us" => value * TimeSpan.TicksPerMicrosecond, _ => value / 100 };
        return DateTime.UnixEpoch.AddTicks(ticks).ToString(Clock, CultureInfo.InvariantCulture) + (isInstant ? "Z" : "");
    }

    public static string Plain<T>(T value) where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>A floating-point number without exponent wherever a decimal can hold it.</summary>
    public static string Float(double value, string shortest) =>
        shortest.Contains('E') && Math.Abs(value) < 1e20 && decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
            ? Plain(plain)
            : shortest;

    /// <summary>Bytes that no type explains: most writers that leave the type out mean text.</summary>
    public static string Bytes(ReadOnlySpan<byte> value) => Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : Convert.ToBase64String(value);
}
