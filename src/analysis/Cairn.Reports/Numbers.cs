using System.Globalization;

namespace Cairn.Reports;

/// <summary>The one way in which shares, money and sizes are written for people: 1,234.50, 12.3%, 4.2 MiB.</summary>
public static class Numbers
{
    private const double Kibibyte = 1024;

    /// <summary>A share, 0 to 1, as per cent.</summary>
    public static string Percent(double share, int decimals = 1) =>
        (share * 100).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + "%";

    /// <summary>Money to the last digit that it has, two at least.</summary>
    public static string Exact(decimal money) => money.ToString("#,0.00######", CultureInfo.InvariantCulture);

    /// <summary>A size in the largest unit that leaves a number above 1.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (Kibibyte * Kibibyte * Kibibyte):N1} GiB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (Kibibyte * Kibibyte):N1} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kibibyte:N1} KiB"),
    };

    /// <summary>A duration of minutes: 0:07, 12:40.</summary>
    public static string Clock(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");
}
