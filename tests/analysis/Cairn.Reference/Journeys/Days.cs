namespace Cairn.Reference.Journeys;

/// <summary>Days are those of the report's zone.</summary>
internal static class Days
{
    /// <summary>The day of an instant in a zone.</summary>
    public static DateOnly Of(long atMs, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(atMs), TimeZoneInfo.FindSystemTimeZoneById(zone));
        return DateOnly.FromDateTime(local.DateTime);
    }

    /// <summary>The instant at which a day begins in a zone.</summary>
    public static long BeginMs(DateOnly day, string zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var offset = TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUnixTimeMilliseconds();
    }
}
