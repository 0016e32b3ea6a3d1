using Cairn.World.Randomness;
using Cairn.World.Simulation;

namespace Cairn.World.Tracking;

/// <summary>
/// Which version of the app a telephone has. The versions are released evenly over the world's days, the first one before
/// it begins; telephones update some days later, as exponentially distributed.
/// </summary>
/// <param name="preset">The versions.</param>
/// <param name="calendar">The days.</param>
internal sealed class AppReleases(Preset preset, Calendar calendar)
{
    private const double DaysUntilUpdated = 4;

    public int VersionOf(DeviceMemory device, long at)
    {
        var count = preset.Data.AppVersions.Count;
        if (device.Slot != DeviceSlot.App)
            return count;
        var luck = new Draws(device.Key);
        for (var version = count - 1; version > 0; version--)
        {
            var released = calendar.StartsAt + (long)calendar.Days * version * Calendar.Day / count;
            if (at >= released + (long)(DaysUntilUpdated * luck.Exponential(version) * Calendar.Day))
                return version;
        }
        return 0;
    }
}
