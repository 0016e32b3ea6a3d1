namespace Cairn.Attribution.Journeys;

/// <summary>The stretch of time whose acts can matter to a request.</summary>
internal static class ActTimes
{
    // What the warehouse's time column can hold: 1900-01-01 to 2299-12-31 (ClickHouse, DateTime64).
    private static readonly long First = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly long Last = new DateTimeOffset(2299, 12, 31, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>A conversion at the first moment looks back one window, and a session may have begun before that.</summary>
    public static long Earliest(AttributionRequest request) => request.From is { } from
        ? Math.Max(First, (from - request.Window - request.Plan.SessionTimeout).ToUnixTimeMilliseconds())
        : First;

    public static long Latest(AttributionRequest request) => request.To?.ToUnixTimeMilliseconds() ?? Last;
}
