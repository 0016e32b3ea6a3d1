using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>Makes webhook calls of mails and text messages, as their providers would.</summary>
/// <param name="preset">The events.</param>
/// <param name="outlet">Where calls leave.</param>
/// <param name="captures">Counts what happened and what was tracked.</param>
/// <param name="cells">Where it is counted.</param>
internal sealed class MessageTracker(Preset preset, Outlet outlet, CaptureTable captures, CellFinder cells)
{
    private const int WindowMilliseconds = 5_000;
    private const int Latency = 210;

    private readonly Arrivals _arrivals = new();

    public void Track(in MessageRecord message, int region, int declinedBy)
    {
        var sender = preset.Models[message.Campaign].Messenger!.Value;
        var events = preset.Messages;
        Send(message, sender, sender == SenderKind.Mail ? events.MailDelivered : events.TextDelivered, message.DeliveredAt, region, declinedBy);
        if (sender == SenderKind.Sms)
            return;
        if (message.OpenedAt != 0)
            Send(message, sender, events.MailOpened, message.OpenedAt, region, declinedBy);
        if (message.ClickedAt != 0)
            Send(message, sender, events.MailClicked, message.ClickedAt, region, declinedBy);
    }

    private void Send(in MessageRecord message, SenderKind sender, int index, long at, int region, int declinedBy)
    {
        var signal = new Signal
        {
            HappenedAt = at,
            Message = Mix.Of(message.Key, (ulong)index, (ulong)at),
            Subject = message.Key,
            Person = message.Person,
            Visit = message.Key,
            Event = (short)index,
            Campaign = (short)message.Campaign,
            Marks = (message.HasAccount ? SignalMarks.CarriesUserId : 0)
                | (message.ByMachine && index == preset.Messages.MailOpened ? SignalMarks.Machine : 0),
            Sender = sender,
            Call = CallKind.Webhook,
            Device = DeviceKind.None,
        };
        _arrivals.Window(ref signal, WindowMilliseconds, Latency);
        outlet.Send(ref signal, _arrivals.Request);
        var cell = cells.OfServer(region, declinedBy >= 0, at);
        captures.Add(index, cell, CaptureCount.True);
        captures.Add(index, cell, CaptureCount.Captured);
        if (outlet.Copies > 0)
            captures.Add(index, cell, CaptureCount.Repeated);
    }
}
