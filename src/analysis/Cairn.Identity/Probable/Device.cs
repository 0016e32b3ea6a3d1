namespace Cairn.Identity.Probable;

/// <summary>A browser or an app, as its events show it.</summary>
/// <param name="Actor">Its key.</param>
/// <param name="Network">The network from which it was used on most days.</param>
/// <param name="Person">Whose it is for certain, or itself.</param>
/// <param name="RecentDays">The days of use among the last 64, a bit each.</param>
/// <param name="FirstAt">When it was first used, seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="LastAt">When it was last used.</param>
/// <param name="Client">What it is (<see cref="DeviceTable.Clients"/>).</param>
/// <param name="Locale">Its language and region.</param>
/// <param name="TimeZone">Its time zone.</param>
/// <param name="IsNamed">Whether somebody was named on it, or on its hardware.</param>
internal readonly record struct Device(
    ulong Actor, ulong Network, ulong Person, ulong RecentDays, uint FirstAt, uint LastAt, ushort Client, ushort Locale, ushort TimeZone, bool IsNamed)
{
    /// <summary>Seconds between the last use of the one and the first of the other; below 0: both were used at that time.</summary>
    public static long Gap(in Device a, in Device b) => Math.Max((long)a.FirstAt, b.FirstAt) - Math.Min(a.LastAt, b.LastAt);
}
