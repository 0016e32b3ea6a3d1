using Cairn.World.Faults;
using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>Makes calls of the acts of a visit, as the site's tags would, and lets faults happen to them.</summary>
/// <param name="preset">The events.</param>
/// <param name="faults">The faults.</param>
/// <param name="outlet">Where calls leave.</param>
/// <param name="captures">Counts what happened and what was tracked.</param>
/// <param name="cells">Where it is counted.</param>
/// <param name="devices">The household's devices.</param>
internal sealed class ActTracker(Preset preset, FaultBook faults, Outlet outlet, CaptureTable captures, CellFinder cells, HouseholdDevices devices)
{
    private readonly IReadOnlyList<WorldEvent> _events = preset.Data.Events;
    private readonly Arrivals _arrivals = new();
    private readonly ChainFaults _chain = new(faults, outlet);
    private readonly CopyTracker _copies = new(preset, faults, outlet, devices);

    /// <summary>Key of the anonymous id under which an order was placed, by the order's key; of this household.</summary>
    public Dictionary<ulong, ulong> Buyers { get; } = [];

    /// <summary>Tracks one visit.</summary>
    /// <param name="context">What its calls have in common.</param>
    /// <param name="acts">Its acts.</param>
    /// <param name="other">Another device of the visitor, on which a fault may fire events too; null when there is none.</param>
    public void Track(in VisitContext context, ReadOnlySpan<ActRecord> acts, DeviceMemory? other)
    {
        _arrivals.Begin(context);
        for (var i = 0; i < acts.Length; i++)
        {
            var isLanding = i == 0 || i == 1 && IsOnePage(acts[0], acts[1]);
            var leaves = i + 1 == acts.Length || !IsOnePage(acts[i], acts[i + 1]);
            var signal = SignalOf(context, acts[i], i, isLanding);
            TrackAct(context, acts[i], ref signal, leaves, other);
        }
    }

    private bool IsOnePage(in ActRecord one, in ActRecord other)
    {
        var path = _events[one.Event].Path;
        return path == _events[other.Event].Path
            && (one.Product == other.Product || !path.Contains("{product}", StringComparison.Ordinal));
    }

    private void TrackAct(in VisitContext context, in ActRecord act, ref Signal signal, bool leaves, DeviceMemory? other)
    {
        var cell = cells.Of(context, act.At, signal.Sender);
        captures.Add(act.Event, cell, CaptureCount.True);
        if (_events[act.Event].Role == ActRole.Conversion)
            Buyers[act.Subject] = context.Device.Anonymous;
        if (preset.Identifies(act.Event) && signal.Sender is SenderKind.Web or SenderKind.App)
            Identify(context, signal);
        if (LostBy(context, act, signal, leaves) is var lost and >= 0)
        {
            outlet.Note(lost, FaultEffect.Lost, signal);
            return;
        }
        var isAltered = Alter(context, act, ref signal);
        outlet.Send(ref signal, _arrivals.Request);
        var copies = outlet.Copies;
        if (isAltered)
            captures.Add(act.Event, cell, CaptureCount.Altered);
        if ((signal.Marks & SignalMarks.Renamed) == 0)
            captures.Add(act.Event, cell, CaptureCount.Captured);
        if ((_events[act.Event].Fields & EventFields.Transaction) != 0)
            _chain.Haunt(signal, act.At, _events[act.Event].Role == ActRole.Conversion);
        for (copies += _copies.Track(context, act, signal, other); copies > 0; copies--)
            captures.Add(act.Event, cell, CaptureCount.Repeated);
    }

    private Signal SignalOf(in VisitContext context, in ActRecord act, int place, bool isLanding)
    {
        var world = _events[act.Event];
        var sender = world.By ?? (context.Device.Slot == DeviceSlot.App ? SenderKind.App : SenderKind.Web);
        var signal = new Signal
        {
            HappenedAt = act.At,
            Message = Mix.Of(context.Visit.Key, (ulong)place + 1),
            Anonymous = sender == SenderKind.Server && act.IsSignedIn ? 0 : context.Device.Anonymous,
            Subject = act.Subject,
            Person = context.Person.Number,
            Product = act.Product,
            Cents = act.Cents,
            Visit = context.Visit.Key,
            Event = act.Event,
            Campaign = (short)context.Visit.Campaign,
            Marks = (act.IsSignedIn ? SignalMarks.LoggedIn : 0) | (isLanding ? SignalMarks.Landing : 0),
            Sender = sender,
            Call = sender == SenderKind.App && world.Call == CallKind.Page ? CallKind.Screen : world.Call,
            Device = context.Device.Kind,
            Version = (byte)context.Version,
            Quantity = act.Quantity,
            Method = act.Method,
        };
        _arrivals.Time(ref signal, context);
        return signal;
    }

    /// <summary>A login tells the SDK who this is; a guest at the checkout leaves an e-mail address.</summary>
    private void Identify(in VisitContext context, Signal signal)
    {
        signal.Call = CallKind.Identify;
        signal.Event = (short)preset.IdentifyEvent;
        signal.Message = Mix.Of(signal.Message, 1);
        signal.HappenedAt -= 5;
        signal.Marks |= (signal.Marks & SignalMarks.LoggedIn) == 0 ? SignalMarks.Guest
            : context.Person.HasPhoneNumber ? SignalMarks.HasPhone : 0;
        var lost = context.DeclinedBy >= 0 ? context.DeclinedBy : context.BlockedBy;
        if (lost >= 0)
        {
            outlet.Note(lost, FaultEffect.Lost, signal);
            return;
        }
        outlet.NoteDevice(context.Device, signal);
        outlet.Send(ref signal, _arrivals.Request);
    }

    /// <summary>The fault that loses a call; -1: it arrives. The earlier a fault strikes on the way, the earlier it is asked.</summary>
    private int LostBy(in VisitContext context, in ActRecord act, in Signal signal, bool leaves)
    {
        if (signal.Sender == SenderKind.Server)
            return -1;
        var name = _events[act.Event].Name;
        var isWeb = signal.Sender == SenderKind.Web;
        if (isWeb && faults.Hit(FaultKind.DeadTag, act.At, signal.Message, fault => fault.Event == name ? 1 : 0) is var dead and >= 0)
            return dead;
        if (context.DeclinedBy >= 0)
            return context.DeclinedBy;
        if (context.BlockedBy >= 0)
            return context.BlockedBy;
        if (!isWeb)
        {
            var version = preset.Data.AppVersions[context.Version];
            return faults.Hit(FaultKind.ReleaseDropsEvent, act.At, signal.Message,
                fault => fault.Event == name && fault.Version == version ? 1 : 0);
        }
        if (_events[act.Event].Role == ActRole.Conversion)
        {
            var method = preset.Data.PaymentMethods[act.Method];
            var redirect = faults.Hit(FaultKind.PaymentRedirect, act.At, signal.Message, fault => fault.Shares.GetValueOrDefault(method));
            if (redirect >= 0)
                return redirect;
        }
        return leaves ? faults.Hit(FaultKind.UnloadLoss, act.At, signal.Message, static fault => fault.Share) : -1;
    }

    private bool Alter(in VisitContext context, in ActRecord act, ref Signal signal)
    {
        var name = _events[act.Event].Name;
        var sender = Senders.Name(signal.Sender);
        var at = act.At;
        bool Hits(FaultKind kind, SignalMarks mark, Func<Fault, double> share, ref Signal call)
        {
            var hit = faults.Hit(kind, at, call.Message, share);
            if (hit < 0)
                return false;
            call.Marks |= mark;
            outlet.Note(hit, FaultEffect.Altered, call);
            return true;
        }
        double Sent(Fault fault) => fault.Event == name && (fault.Sender ?? sender) == sender ? 1 : 0;
        var altered = Hits(FaultKind.RenamedEvent, SignalMarks.Renamed, Sent, ref signal);
        altered |= Hits(FaultKind.AlteredProperty, SignalMarks.TextProperty, Sent, ref signal);
        if ((_events[act.Event].Fields & EventFields.Money) != 0)
            altered |= Hits(FaultKind.WrongCurrency, SignalMarks.WrongCurrency, fault => fault.Sender == sender ? 1 : 0, ref signal);
        if (signal.Sender is not (SenderKind.Web or SenderKind.App))
            return altered;
        return altered | outlet.NoteDevice(context.Device, signal);
    }
}
