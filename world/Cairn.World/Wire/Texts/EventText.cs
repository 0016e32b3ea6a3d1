using Cairn.World.Scenario;

namespace Cairn.World.Wire.Texts;

/// <summary>An event in the words of every sender.</summary>
internal sealed class EventText
{
    private readonly PageText[] _pages;

    public EventText(WorldEvent @event, WireNames names)
    {
        Name = Json.Escaped(@event.Name);
        RenamedTo = Json.Escaped(names.RenamedTo.GetValueOrDefault(@event.Name, @event.Name));
        Plain = @event.Name;
        Fields = @event.Fields;
        _pages = PageText.Of(@event);
        MailEvent = Has("Deliver") ? "delivered" : Has("Open") ? "open" : Has("Click") ? "click" : Has("Unsubscribe") ? "unsubscribe"
            : Has("Bounce") ? "bounce" : Has("Spam") ? "spamreport" : "processed";
        SmsStatus = Has("Deliver") ? "delivered" : Has("Fail") ? "failed" : Has("Read") ? "read" : "sent";

        bool Has(string word) => @event.Name.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    public byte[] Name { get; }

    public byte[] RenamedTo { get; }

    public string Plain { get; }

    public EventFields Fields { get; }

    /// <summary>SendGrid's word for it.</summary>
    public string MailEvent { get; }

    /// <summary>Twilio's word for it.</summary>
    public string SmsStatus { get; }

    public byte[] NameFor(in Signal signal) => (signal.Marks & SignalMarks.Renamed) != 0 ? RenamedTo : Name;

    public PageText Page(int product) => _pages.Length == 1 ? _pages[0] : _pages[product];
}
