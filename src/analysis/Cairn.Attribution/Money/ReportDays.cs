using NodaTime;

namespace Cairn.Attribution.Money;

/// <summary>Days by a report's zone.</summary>
internal static class ReportDays
{
    /// <summary>The day of a moment, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public static DateOnly Of(long at, DateTimeZone zone) =>
        Instant.FromUnixTimeMilliseconds(at).InZone(zone).Date.ToDateOnly();
}
