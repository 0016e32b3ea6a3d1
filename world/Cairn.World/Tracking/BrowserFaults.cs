using Cairn.World.Faults;
using Cairn.World.Simulation;

namespace Cairn.World.Tracking;

/// <summary>Which browsers block the tag.</summary>
/// <param name="faults">The faults.</param>
internal sealed class BrowserFaults(FaultBook faults)
{
    private static readonly string[] Names = ["Chrome", "Safari", "Firefox", "Edge"];

    /// <summary>The fault by which a device blocks the tag at a moment in Unix milliseconds; -1: it does not. The app never does.</summary>
    public int BlockedBy(DeviceMemory device, long at)
    {
        var browser = Dimensions.BrowserOf(device.Kind);
        return device.Slot == DeviceSlot.App || browser >= Names.Length
            ? -1
            : faults.Hit(FaultKind.AdBlockers, at, device.Key, fault => fault.Shares.GetValueOrDefault(Names[browser]));
    }
}
