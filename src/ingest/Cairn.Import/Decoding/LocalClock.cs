using NodaTime;
using NodaTime.TimeZones;

namespace Cairn.Import.Decoding;

/// <summary>
/// Turns what a clock on the wall showed into an instant. A time that the clock showed twice (autumn) is taken as the
/// earlier one; one that it skipped (spring) is moved forward by the length of the gap, as RFC 5545 does; strict reading
/// rejects both.
/// </summary>
internal sealed class LocalClock(DateTimeZone zone, bool isStrict)
{
    private const long Margin = 2 * 86_400_000L;

    private static readonly ZoneLocalMappingResolver Lenient =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    // The stretch of local time around the last value in which the offset is known not to change.
    private long _from = long.MaxValue, _until = long.MinValue, _offset;

    /// <summary>The zone in which the clock stands.</summary>
    public DateTimeZone Zone => zone;

    /// <summary>Milliseconds since 1970 of the instant; false with a code when it is rejected.</summary>
    public bool TryResolve(long local, out long instant, out string code)
    {
        code = "";
        if (local >= _from && local < _until)
        {
            instant = local - _offset;
            return true;
        }
        return TryLookUp(local, out instant, out code);
    }

    private bool TryLookUp(long local, out long instant, out string code)
    {
        (instant, code) = (0, "");
        var time = LocalDateTime.FromDateTime(DateTime.UnixEpoch.AddMilliseconds(local));
        var mapping = zone.MapLocal(time);
        if (isStrict && mapping.Count != 1)
        {
            code = mapping.Count == 0 ? "time_skipped" : "time_ambiguous";
            return false;
        }
        instant = (mapping.Count == 1 ? mapping.Single() : Lenient(mapping)).ToInstant().ToUnixTimeMilliseconds();
        if (mapping.Count == 1)
            Remember(mapping.EarlyInterval);
        return true;
    }

    private void Remember(ZoneInterval interval)
    {
        _offset = (long)interval.WallOffset.Milliseconds;
        // Two days away from either transition no gap or overlap can reach.
        _from = interval.HasStart ? interval.Start.ToUnixTimeMilliseconds() + _offset + Margin : long.MinValue / 2;
        _until = interval.HasEnd ? interval.End.ToUnixTimeMilliseconds() + _offset - Margin : long.MaxValue / 2;
    }
}
