using Cairn.World.Faults;
using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Truth;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>Makes calls of what happens without the customer: refunds by the back end, answers of the identity check's vendor.</summary>
/// <param name="preset">The events.</param>
/// <param name="faults">The faults.</param>
/// <param name="outlet">Where calls leave.</param>
/// <param name="captures">Counts what happened and what was tracked.</param>
/// <param name="cells">Where it is counted.</param>
/// <param name="calendar">The days.</param>
/// <param name="hasDeclined">Whether a person of a region declines consent at a moment.</param>
internal sealed class BackOffice(
    Preset preset, FaultBook faults, Outlet outlet, CaptureTable captures, CellFinder cells, Calendar calendar,
    Func<int, int, long, bool> hasDeclined)
{
    private const int WindowMilliseconds = 1_000;
    private const int Latency = 90;

    private readonly Arrivals _arrivals = new();

    /// <param name="first">Number of the household's first member.</param>
    /// <param name="people">Its members.</param>
    /// <param name="story">What they did.</param>
    /// <param name="buyers">Key of the anonymous id under which an order was placed.</param>
    public void Track(int first, ReadOnlySpan<Person> people, Story story, IReadOnlyDictionary<ulong, ulong> buyers)
    {
        var end = calendar.StartsAt + calendar.Days * Calendar.Day;
        foreach (var order in story.Orders)
            if (order.RefundedAt != 0 && order.RefundedAt < end && order.Place != "store" && preset.RefundEvent >= 0)
                Refund(order, people[order.Person - first], buyers);
        foreach (var check in story.Checks)
            Answer(check, people[check.Person - first]);
    }

    private void Refund(in OrderRow order, in Person person, IReadOnlyDictionary<ulong, ulong> buyers)
    {
        var signal = new Signal
        {
            HappenedAt = order.RefundedAt,
            Message = Mix.Of(order.Key, 0x4EF),
            Anonymous = order.KnownAs ? 0 : buyers[order.Key],
            Subject = order.Key,
            Person = order.Person,
            Cents = order.RefundedCents,
            Quantity = 1,
            Event = (short)preset.RefundEvent,
            Campaign = -1,
            Marks = order.KnownAs ? SignalMarks.LoggedIn : 0,
            Sender = SenderKind.Server,
            Call = CallKind.Track,
            Device = DeviceKind.None,
            Method = order.Method,
        };
        _arrivals.Window(ref signal, 10_000, 35);
        var hit = faults.Hit(FaultKind.WrongCurrency, order.RefundedAt, signal.Message, static fault => fault.Sender == "server" ? 1 : 0);
        if (hit >= 0)
        {
            signal.Marks |= SignalMarks.WrongCurrency;
            outlet.Note(hit, FaultEffect.Altered, signal);
        }
        Send(ref signal, person, hit >= 0);
    }

    private void Answer(in KycRow check, in Person person)
    {
        var index = check.Approved ? preset.Approved : preset.Rejected;
        var key = Mix.Of((ulong)check.SubmittedAt, (ulong)check.Person);
        var signal = new Signal
        {
            HappenedAt = check.ReviewedAt,
            Message = Mix.Of(key, 1),
            Subject = key,
            Person = check.Person,
            Event = (short)index,
            Campaign = -1,
            Marks = (check.Approved ? 0 : SignalMarks.Rejected)
                | (new Draws(key).Happens(0, 0.7) ? SignalMarks.CarriesUserId : 0),
            Sender = SenderKind.Kyc,
            Call = CallKind.Webhook,
            Device = DeviceKind.None,
        };
        _arrivals.Window(ref signal, WindowMilliseconds, Latency);
        var late = faults.Hit(FaultKind.KycVendorDelays, check.ReviewedAt, key, static _ => 1);
        if (late >= 0)
        {
            var fault = faults.Plan.Faults[late];
            var luck = faults.Luck(late, key);
            var u = luck.Uniform(0);
            var delay = (long)(u * u * fault.MaxHours * 3_600_000);
            (signal.SentAt, signal.ArrivesAt) = (signal.SentAt + delay, signal.ArrivesAt + delay);
            outlet.Note(late, FaultEffect.Delayed, signal);
            if (luck.Happens(1, fault.Share))
            {
                var again = signal;
                again.Attempt = 1;
                again.ArrivesAt += 300_000;
                outlet.Send(ref again, Mix.Of(key, 2));
                outlet.Note(late, FaultEffect.Doubled, again);
                for (var copy = 0; copy <= outlet.Copies; copy++)
                    captures.Add(index, CellOf(person, check.ReviewedAt), CaptureCount.Repeated);
            }
        }
        Send(ref signal, person, false);
    }

    private void Send(ref Signal signal, in Person person, bool isAltered)
    {
        outlet.Send(ref signal, signal.Sender == SenderKind.Server ? _arrivals.Request : signal.Message);
        var cell = CellOf(person, signal.HappenedAt);
        captures.Add(signal.Event, cell, CaptureCount.True);
        captures.Add(signal.Event, cell, CaptureCount.Captured);
        if (isAltered)
            captures.Add(signal.Event, cell, CaptureCount.Altered);
        if (outlet.Copies > 0)
            captures.Add(signal.Event, cell, CaptureCount.Repeated);
    }

    private CaptureCell CellOf(in Person person, long at) =>
        cells.OfServer(person.Region, hasDeclined(person.Number, person.Region, at), at);
}
