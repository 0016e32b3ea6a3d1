using Cairn.World.Scenario;
using Cairn.World.Simulation;

namespace Cairn.World.Tracking;

/// <summary>Finds where a call is counted.</summary>
/// <param name="dimensions">The dimensions.</param>
/// <param name="startsAt">The world's first moment, Unix milliseconds.</param>
internal sealed class CellFinder(Dimensions dimensions, long startsAt)
{
    public CaptureCell Of(in VisitContext context, long at, SenderKind sender)
    {
        var device = sender is SenderKind.Web or SenderKind.App ? context.Device.Kind : DeviceKind.None;
        var version = sender == SenderKind.App ? context.Version : dimensions.VersionCount;
        return Of(device, context.Person.Region, context.DeclinedBy >= 0, version, at);
    }

    /// <summary>The cell of a call without a device.</summary>
    public CaptureCell OfServer(int region, bool hasDeclined, long at) => Of(DeviceKind.None, region, hasDeclined, dimensions.VersionCount, at);

    private CaptureCell Of(DeviceKind device, int region, bool hasDeclined, int version, long at) => new(
        dimensions.All,
        dimensions.Browsers + Dimensions.BrowserOf(device),
        dimensions.Platforms + Dimensions.PlatformOf(device),
        dimensions.RegionsAt + region,
        dimensions.Consents + (hasDeclined ? 1 : 0),
        dimensions.Versions + version,
        dimensions.Days + (int)Math.Clamp((at - startsAt) / Calendar.Day, 0, dimensions.DayCount - 1));
}
