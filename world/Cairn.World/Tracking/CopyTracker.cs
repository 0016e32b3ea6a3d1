using Cairn.World.Faults;
using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>Lets faults send calls more than once: a tag that fires twice, an event that fires on two devices.</summary>
/// <param name="preset">The events.</param>
/// <param name="faults">The faults.</param>
/// <param name="outlet">Where calls leave.</param>
/// <param name="devices">The household's devices.</param>
internal sealed class CopyTracker(Preset preset, FaultBook faults, Outlet outlet, HouseholdDevices devices)
{
    private readonly IReadOnlyList<WorldEvent> _events = preset.Data.Events;
    private readonly BrowserFaults _browsers = new(faults);

    /// <summary>Sends the copies of a call that was just sent.</summary>
    /// <param name="context">The visit.</param>
    /// <param name="act">The act.</param>
    /// <param name="signal">The call.</param>
    /// <param name="other">Another device of the visitor; null when there is none.</param>
    /// <returns>How many copies were sent.</returns>
    public int Track(in VisitContext context, in ActRecord act, in Signal signal, DeviceMemory? other)
    {
        var name = _events[act.Event].Name;
        var copies = 0;
        if (signal.Sender == SenderKind.Web
            && faults.Hit(FaultKind.DoubleFiringTag, act.At, signal.Message, fault => fault.Event == name ? fault.Share : 0) is var twice and >= 0)
        {
            var copy = signal;
            copy.Message = Mix.Of(signal.Message, 2);
            Shift(ref copy, 40 + (long)(faults.Luck(twice, signal.Message).Uniform(0) * 300));
            outlet.Send(ref copy, copy.Message);
            outlet.Note(twice, FaultEffect.Doubled, copy);
            copies += 1 + outlet.Copies;
        }
        return copies + OnOther(context, act, signal, other);
    }

    /// <summary>The same event from the customer's other browser: its own clock, cookie and blocker, and a call at once.</summary>
    /// <returns>How many copies were sent.</returns>
    private int OnOther(in VisitContext context, in ActRecord act, in Signal signal, DeviceMemory? other)
    {
        if (other is null || !context.IsReturning)
            return 0;
        var world = _events[act.Event];
        var hit = faults.Hit(FaultKind.CrossDeviceDouble, act.At, signal.Message, fault => fault.Event == world.Name ? fault.Share : 0);
        if (hit < 0 || _browsers.BlockedBy(other, act.At) >= 0)
            return 0;
        devices.LookAtClock(other, act.At);
        var copy = signal;
        (copy.Message, copy.Anonymous, copy.Device) = (Mix.Of(signal.Message, 3), other.Anonymous, other.Kind);
        (copy.Sender, copy.Call, copy.Visit, copy.Campaign) = (SenderKind.Web, world.Call, Mix.Of(signal.Visit, 3), Preset.Direct);
        copy.Marks &= SignalMarks.LoggedIn;
        var at = act.At + 30_000 + (long)(faults.Luck(hit, signal.Message).Uniform(0) * 600_000);
        (copy.HappenedAt, copy.SentAt, copy.ArrivesAt) = (at + other.Skew, at + other.Skew + 20, at + 140);
        outlet.Send(ref copy, copy.Message);
        outlet.Note(hit, FaultEffect.Doubled, copy);
        outlet.NoteDevice(other, copy);
        return 1 + outlet.Copies;
    }

    private static void Shift(ref Signal signal, long milliseconds)
    {
        signal.HappenedAt += milliseconds;
        signal.SentAt += milliseconds;
        signal.ArrivesAt += milliseconds;
    }
}
