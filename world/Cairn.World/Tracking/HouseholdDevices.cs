using Cairn.World.Faults;
using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Simulation;

namespace Cairn.World.Tracking;

/// <summary>The devices of one household, each made when it is first used.</summary>
/// <param name="seed">The world's seed.</param>
/// <param name="faults">The faults.</param>
internal sealed class HouseholdDevices(ulong seed, FaultBook faults)
{
    private const long CookieLife = 7L * 86_400_000;

    private readonly Dictionary<int, DeviceMemory> _devices = [];

    public void Clear() => _devices.Clear();

    /// <summary>The device with which somebody visits.</summary>
    /// <param name="person">Who visits.</param>
    /// <param name="slot">On which of the own or shared devices.</param>
    /// <param name="first">The household's first member, who stands for what all share.</param>
    public DeviceMemory Of(in Person person, DeviceSlot slot, int first)
    {
        var owner = slot == DeviceSlot.Shared ? first : person.Number;
        var place = owner * 4 + (int)slot;
        if (_devices.TryGetValue(place, out var known))
            return known;
        var key = Mix.Of(seed ^ 0xDE1CE, (ulong)place);
        return _devices[place] = new DeviceMemory(key, person.Kind(slot), slot);
    }

    /// <summary>A visit begins: Safari may have forgotten who this was, and the clock may be wrong.</summary>
    public void Use(DeviceMemory device, long at)
    {
        if (device.UsedAt != DeviceMemory.Never && at - device.UsedAt > CookieLife
            && (device.Kind is DeviceKind.MacSafari or DeviceKind.IphoneSafari or DeviceKind.IpadSafari))
        {
            var hit = faults.Hit(FaultKind.SafariCookies, at, device.Key, static _ => 1);
            if (hit >= 0)
                (device.Generation, device.ForgotBy) = (device.Generation + 1, hit);
        }
        device.UsedAt = at;
        LookAtClock(device, at);
    }

    /// <summary>Whether and by how much the clock of a device is wrong now.</summary>
    public void LookAtClock(DeviceMemory device, long at)
    {
        device.SkewedBy = faults.Hit(FaultKind.ClockSkew, at, device.Key, static fault => fault.Share);
        device.Skew = device.SkewedBy < 0 ? 0 : SkewOf(device);
    }

    private long SkewOf(DeviceMemory device)
    {
        var hours = faults.Plan.Faults[device.SkewedBy].MaxHours;
        return (long)((2 * faults.Luck(device.SkewedBy, device.Key).Uniform(0) - 1) * hours * 3_600_000);
    }
}
