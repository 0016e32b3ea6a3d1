namespace Cairn.Attribution.Journeys;

/// <summary>A request's time in the warehouse's terms.</summary>
internal static class ActTimes
{
    // What the warehouse's time column can hold: 1900-01-01 to 2299-12-31 (ClickHouse, DateTime64).
    private static readonly long First = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly long Last = new DateTimeOffset(2299, 12, 31, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The first moment that the report speaks of.</summary>
    public static long From(AttributionRequest request) => request.From?.ToUnixTimeMilliseconds() ?? First;

    /// <summary>The first moment whose events stand on its journeys: one look-back window and session before.</summary>
    public static long Earliest(AttributionRequest request) => request.From is { } from
        ? Math.Max(First, from.ToUnixTimeMilliseconds() - (long)(request.Window + request.Plan.SessionTimeout).TotalMilliseconds)
        : First;

    /// <summary>The first moment that it no longer speaks of.</summary>
    public static long Latest(AttributionRequest request) => request.To?.ToUnixTimeMilliseconds() ?? Last;
}
