using Cairn.Model;

namespace Cairn.Warehouse.Events;

/// <summary>
/// The columns of the table <c>events</c>, each on one line: blocks, encoded rows, what is read back, what counts as the same
/// event, and the table of docs/events.md come from here. One column more is one line here and one migration in <c>Schema</c>;
/// the migrated table is checked against this list.
/// </summary>
/// <remarks><c>log_id</c> and <c>log_offset</c> are no part of it: they name the row, and who stores it says them; nor are the keys, which the
/// table makes of the identifiers by itself.</remarks>
public static class EventColumns
{
    /// <summary>All columns, in the order of docs and rows.</summary>
    public static IReadOnlyList<EventColumn> All => Columns;

    /// <summary>The same as an array: every event goes through all of them.</summary>
    internal static readonly EventColumn[] Columns =
    [
        Time("occurred_at", "When it happened, UTC, in milliseconds.", static e => e.OccurredAt, static (e, value) => e.OccurredAt = value),
        Time("received_at", "When it reached Cairn: when the request had arrived, or when the import began.", static e => e.ReceivedAt, static (e, value) => e.ReceivedAt = value),
        Repeated("event", "Name of the act, as the plan spells it.", static e => e.Name, static (e, value) => e.Name = value),
        Repeated("source", "The sender: the source of its write key or webhook, or the name that an import was given.", static e => e.Source, static (e, value) => e.Source = value),
        Text("message_id", "The sender's own id of the message, unique within a source.", static e => e.MessageId, static (e, value) => e.MessageId = value),
        Text("user_id", "The id under which the customer is logged in.", static e => e.UserId, static (e, value) => e.UserId = value),
        Text("anonymous_id", "The device's or browser's id before anybody logged in.", static e => e.AnonymousId, static (e, value) => e.AnonymousId = value),
        new IdentifiersEventColumn("identifiers", "Further identifiers, by type (`email_sha256`, `wallet`).", static e => e.Identifiers, static (e, value) => e.Identifiers = value),
        Text("session_id", "The sender's own session id.", static e => e.SessionId, static (e, value) => e.SessionId = value),
        Repeated("channel", "The channel, by the plan's rules or GA4's default channel groups.", static e => e.Traffic.Channel, static (e, value) => e.Traffic = e.Traffic with { Channel = value }),
        Repeated("traffic_source", "Where the visit came from, derived (`google`).", static e => e.Traffic.VisitSource, static (e, value) => e.Traffic = e.Traffic with { VisitSource = value }),
        Repeated("traffic_medium", "By what it came, derived (`organic`, `cpc`).", static e => e.Traffic.VisitMedium, static (e, value) => e.Traffic = e.Traffic with { VisitMedium = value }),
        Repeated("traffic_campaign", "By which campaign it came, derived.", static e => e.Traffic.VisitCampaign, static (e, value) => e.Traffic = e.Traffic with { VisitCampaign = value }),
        Repeated("utm_source", "utm_source, as it was sent.", static e => e.Traffic.UtmSource, static (e, value) => e.Traffic = e.Traffic with { UtmSource = value }),
        Repeated("utm_medium", "utm_medium, as it was sent.", static e => e.Traffic.UtmMedium, static (e, value) => e.Traffic = e.Traffic with { UtmMedium = value }),
        Repeated("utm_campaign", "utm_campaign, as it was sent.", static e => e.Traffic.UtmCampaign, static (e, value) => e.Traffic = e.Traffic with { UtmCampaign = value }),
        Repeated("utm_content", "utm_content, as it was sent.", static e => e.Traffic.UtmContent, static (e, value) => e.Traffic = e.Traffic with { UtmContent = value }),
        Repeated("utm_term", "utm_term, as it was sent.", static e => e.Traffic.UtmTerm, static (e, value) => e.Traffic = e.Traffic with { UtmTerm = value }),
        Text("referrer", "The referring page's absolute URL.", static e => e.Traffic.Referrer, static (e, value) => e.Traffic = e.Traffic with { Referrer = value }),
        Repeated("click_id_type", "Name of the click-id parameter (`gclid`, `fbclid`).", static e => e.Traffic.ClickIdType, static (e, value) => e.Traffic = e.Traffic with { ClickIdType = value }),
        Text("click_id", "The click id.", static e => e.Traffic.ClickId, static (e, value) => e.Traffic = e.Traffic with { ClickId = value }),
        Text("page_url", "Absolute URL of the page on which it happened.", static e => e.Traffic.PageUrl, static (e, value) => e.Traffic = e.Traffic with { PageUrl = value }),
        Repeated("platform", "`web`, `ios`, `android`, `server` ..., as the sender calls it, lower case.", static e => e.Platform, static (e, value) => e.Platform = value),
        Repeated("browser", "The browser, by its User-Agent (`Chrome`, `Safari`); empty in apps.", static e => e.Context.Browser, static (e, value) => e.Context = e.Context with { Browser = value }),
        Repeated("system", "The operating system (`Windows`, `iOS`).", static e => e.Context.System, static (e, value) => e.Context = e.Context with { System = value }),
        Repeated("device_type", "`phone`, `tablet` or `computer`.", static e => e.Context.DeviceType, static (e, value) => e.Context = e.Context with { DeviceType = value }),
        Repeated("locale", "Language and region, as the client tells them (`de-DE`).", static e => e.Context.Locale, static (e, value) => e.Context = e.Context with { Locale = value }),
        Repeated("time_zone", "The client's time zone (`Europe/Berlin`).", static e => e.Context.TimeZone, static (e, value) => e.Context = e.Context with { TimeZone = value }),
        new NumberEventColumn("network", "UInt64", "Keyed hash of the network from which the visitor's device sent it, where the plan keeps it ([identity.md](identity.md)); 0: not known.", static e => e.Network, static (e, value) => e.Network = value),
        new MoneyEventColumn("value", "Money that the event is about, in `currency`.", static e => e.Value, static (e, value) => e.Value = value),
        Repeated("currency", "ISO 4217 code or token symbol, upper case.", static e => e.Currency, static (e, value) => e.Currency = value),
        Text("order_id", "The order, transaction or application that it belongs to.", static e => e.OrderId, static (e, value) => e.OrderId = value),
        Text("properties", "The event's properties as one JSON object; of a client's call as it sent them, also those that have a column.", static e => e.Properties, static (e, value) => e.Properties = value),
        Repeated("flags", "What the pipeline noticed, names with a space between.", static e => e.Flags, static (e, value) => e.Flags = value),
        new NumberEventColumn("message_key", "UInt64", "Stands for source and message id; 0: there is no id.", static e => e.Fingerprint.Id, static (e, value) => e.Fingerprint = e.Fingerprint with { Id = value }),
        new NumberEventColumn("content_key", "UInt32", "Stands for what the sender said.", static e => e.Fingerprint.Content, static (e, value) => e.Fingerprint = e.Fingerprint with { Content = (uint)value }),
        new NumberEventColumn("message_day", "Date", "The day of the sender's own time.", static e => e.Fingerprint.Day, static (e, value) => e.Fingerprint = e.Fingerprint with { Day = (ushort)value }),
    ];

    /// <summary>Whether two events say the same in all that is stored.</summary>
    public static bool AreSame(Event a, Event b)
    {
        foreach (var column in Columns)
            if (!column.IsSame(a, b))
                return false;
        return true;
    }

    private static TimeEventColumn Time(string name, string meaning, Func<Event, long> get, Action<Event, long> set) => new(name, meaning, get, set);

    private static LowCardinalityEventColumn Repeated(string name, string meaning, Func<Event, string> get, Action<Event, string> set) => new(name, meaning, get, set);

    private static StringEventColumn Text(string name, string meaning, Func<Event, string> get, Action<Event, string> set) => new(name, meaning, get, set);
}
