using Cairn.World.Faults;
using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>Testers whose visits to the staging site reach production, up to an order that nobody placed.</summary>
internal sealed class TestTraffic
{
    private const int MaxActs = 6;
    private const double ReachesConversion = 0.2;

    private readonly FaultBook _faults;
    private readonly Outlet _outlet;
    private readonly short[] _acts;
    private readonly short _conversion;
    private readonly WorldEvent[] _events;

    public TestTraffic(Preset preset, FaultBook faults, Outlet outlet)
    {
        (_faults, _outlet) = (faults, outlet);
        _events = [.. preset.Data.Events];
        _conversion = (short)preset.Data.Events.Index().First(entry => entry.Item.Role == ActRole.Conversion).Index;
        _acts = [.. preset.Data.Events.Index().Where(entry => entry.Item.Role == ActRole.Step && entry.Item.By is null)
            .Select(entry => (short)entry.Index)];
    }

    /// <summary>Perhaps a tester visits while somebody else does.</summary>
    public void Track(in VisitContext context, int acts)
    {
        var visit = context.Visit;
        var hit = _faults.Hit(FaultKind.TestTraffic, visit.At, visit.Key, static fault => fault.Share);
        if (hit < 0)
            return;
        var luck = _faults.Luck(hit, visit.Key);
        var at = visit.At + (long)(luck.Uniform(0) * 600_000);
        var steps = Math.Min(Math.Min(acts, MaxActs), _acts.Length);
        for (var step = 0; step <= steps; step++)
        {
            // Some go on to the conversion, which is what testers want to see work.
            if (step == steps && !luck.Happens(MaxActs + 2, ReachesConversion))
                break;
            var index = step == steps ? _conversion : _acts[step];
            at += 4_000 + luck.Below(step + 1, 20_000);
            var signal = new Signal
            {
                HappenedAt = at,
                Message = Mix.Of(visit.Key, 0x7E57, (ulong)step),
                Anonymous = Mix.Of(visit.Key, 0x7E57) | 1,
                Subject = Mix.Of(visit.Key, 0x7E58),
                Person = context.Person.Number,
                Cents = 100,
                Quantity = 1,
                Visit = Mix.Of(visit.Key, 0x7E57),
                Event = index,
                Campaign = Preset.Direct,
                Marks = SignalMarks.Test | SignalMarks.LoggedIn,
                Sender = SenderKind.Web,
                Call = _events[index].Call,
                Device = DeviceKind.WindowsChrome,
            };
            signal.SentAt = signal.HappenedAt + 20;
            signal.ArrivesAt = signal.SentAt + 120;
            _outlet.Send(ref signal, signal.Message);
            _outlet.Note(hit, FaultEffect.Phantom, signal);
        }
    }
}
