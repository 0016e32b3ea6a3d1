using Cairn.World.Faults;
using Cairn.World.Sorting;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>
/// Where calls leave for the collector: numbers them, sends some of their requests twice, and notes what faults did to them.
/// One object serves one thread.
/// </summary>
/// <param name="faults">The faults.</param>
/// <param name="feed">Takes the calls.</param>
/// <param name="events">Takes a line for every call that a fault touched.</param>
/// <param name="counts">Counts those.</param>
/// <param name="identities">Takes down who was seen.</param>
internal sealed class Outlet(FaultBook faults, SortFeed feed, FaultEventLines events, FaultCounts counts, WireIdentities identities)
{
    private const int MaxRetrySeconds = 60;

    private int _sequence;

    /// <summary>Calls sent, repetitions included.</summary>
    public long Sent { get; private set; }

    /// <summary>Copies of the last call that were sent beside it.</summary>
    public int Copies { get; private set; }

    /// <summary>The identifiers of the household that were on the wire.</summary>
    public WireIdentities Identities { get; } = identities;

    /// <summary>The next household begins.</summary>
    public void Clear()
    {
        _sequence = 0;
        Identities.Clear();
    }

    /// <summary>Sends a call.</summary>
    /// <param name="signal">The call; its sequence is set here.</param>
    /// <param name="request">Key of the request that carries it: calls of one batch share it, and are repeated together.</param>
    public void Send(ref Signal signal, ulong request)
    {
        Write(ref signal);
        Copies = 0;
        var hit = faults.Hit(FaultKind.RepeatedDelivery, signal.ArrivesAt, request, static fault => fault.Share);
        if (hit < 0)
            return;
        var again = signal;
        again.Attempt++;
        again.ArrivesAt += 5_000 + (long)(faults.Luck(hit, request).Uniform(0) * MaxRetrySeconds * 1_000);
        again.SentAt += again.ArrivesAt - signal.ArrivesAt;
        Write(ref again);
        Note(hit, FaultEffect.Doubled, again);
        Copies = 1;
    }

    /// <summary>Notes what a fault did to a call.</summary>
    public void Note(int fault, FaultEffect effect, in Signal signal)
    {
        counts.Add(fault, effect);
        events.Add(fault, effect, signal);
    }

    /// <summary>Notes what is wrong because of the device: its clock, its memory.</summary>
    /// <returns>Whether the clock is.</returns>
    public bool NoteDevice(DeviceMemory device, in Signal signal)
    {
        if (device.ForgotBy >= 0)
            Note(device.ForgotBy, FaultEffect.Altered, signal);
        if (device.SkewedBy >= 0)
            Note(device.SkewedBy, FaultEffect.Altered, signal);
        return device.SkewedBy >= 0;
    }

    private void Write(ref Signal signal)
    {
        signal.Sequence = _sequence++;
        SignalRecord.Add(feed, signal);
        Sent++;
        Identities.See(signal);
    }
}
