using Cairn.World.Scenario;
using Cairn.World.Simulation;

namespace Cairn.World.Tracking;

/// <summary>A device as the tracking sees it: which cookie it has now, and which faults it carries with it.</summary>
/// <param name="key">Its key.</param>
/// <param name="kind">What it is.</param>
/// <param name="slot">Which of the person's devices.</param>
internal sealed class DeviceMemory(ulong key, DeviceKind kind, DeviceSlot slot)
{
    /// <summary>A moment before all others.</summary>
    public const long Never = long.MinValue / 2;

    public ulong Key => key;

    public DeviceKind Kind => kind;

    public DeviceSlot Slot => slot;

    /// <summary>When it was last used, Unix milliseconds.</summary>
    public long UsedAt { get; set; } = Never;

    /// <summary>How often it forgot its anonymous id.</summary>
    public uint Generation { get; set; }

    /// <summary>The fault that made it forget; -1 when none did.</summary>
    public int ForgotBy { get; set; } = -1;

    /// <summary>The fault that makes its clock wrong; -1: none.</summary>
    public int SkewedBy { get; set; } = -1;

    /// <summary>By how much its clock is ahead, in milliseconds.</summary>
    public long Skew { get; set; }

    /// <summary>Key of its anonymous id.</summary>
    public ulong Anonymous => Randomness.Mix.Of(key, Generation) | 1;
}
