namespace Cairn.Model;

/// <summary>
/// What a client, a webhook or a file said that somebody did, or who somebody is (<see cref="IdentityCalls"/>). The pipeline fills it step by step;
/// the warehouse stores it unchanged. Text that is absent is the empty string, never null.
/// </summary>
/// <remarks>The shape follows Segment's spec (track call, common fields). Instances are not thread-safe.</remarks>
public sealed class Event
{
    /// <summary>Canonical name, as the tracking plan spells it, for example <c>Product Added</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>When it happened, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long OccurredAt { get; set; }

    /// <summary>When it reached Cairn, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long ReceivedAt { get; set; }

    /// <summary>The sender: the source of its write key or webhook, or the name that an import was given.</summary>
    public string Source { get; set; } = "";

    /// <summary>The sender's own id of this message, unique within a source.</summary>
    public string MessageId { get; set; } = "";

    /// <summary>The id under which the customer is logged in.</summary>
    public string UserId { get; set; } = "";

    /// <summary>The device's or browser's id before anybody logged in.</summary>
    public string AnonymousId { get; set; } = "";

    /// <summary>Further typed identifiers (wallet, email_sha256 ...), beside user and anonymous id.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; set; } = [];

    /// <summary>A session id that the sender gave; empty where Cairn has to find the sessions itself.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>Where the visit came from, as far as this event says.</summary>
    public TrafficSource Traffic { get; set; } = TrafficSource.None;

    /// <summary>Web, ios, android, server ... as the sender calls it, lower case.</summary>
    public string Platform { get; set; } = "";

    /// <summary>On what it happened: browser, system, language, as far as the client says.</summary>
    public ClientContext Context { get; set; } = ClientContext.None;

    /// <summary>Keyed hash of the network from which the visitor's own device sent it (docs/identity.md, "Networks"); 0: not known, or not kept.</summary>
    public ulong Network { get; set; }

    /// <summary>Money that the event is about (order total, deposit ...) in <see cref="Currency"/>; null when it says nothing of money.</summary>
    public decimal? Value { get; set; }

    /// <summary>ISO 4217 code or token symbol of <see cref="Value"/>, upper case.</summary>
    public string Currency { get; set; } = "";

    /// <summary>The order, transaction or application that the event belongs to, without the blanks that stand around it in some logs.</summary>
    public string OrderId { get; set => field = value.Trim(); } = "";

    /// <summary>The event's properties as one JSON object (RFC 8259); of a client's call as it sent them, also those that have a column.</summary>
    public string Properties { get; set; } = "{}";

    /// <summary>What the pipeline noticed: names of <see cref="EventFlags"/> in their order, with a space between; empty when nothing.</summary>
    public string Flags { get; set; } = "";

    /// <summary>
    /// Milliseconds by which the client's clock was behind when it sent the event (ahead: negative), its way here included;
    /// 0 when it did not say. Not stored.
    /// </summary>
    public long ClockSkew { get; set; }

    /// <summary>What the customer allows, as far as this event says. Not stored.</summary>
    public ConsentSignals Consent { get; set; } = ConsentSignals.None;

    /// <summary>The visitor's User-Agent, as far as it is known to be his and not a server's; empty otherwise. Not stored.</summary>
    public string UserAgent { get; set; } = "";

    /// <summary>Whose client sent it. Not stored.</summary>
    public ClientKind Client { get; set; }

    /// <summary>
    /// The name that a page or screen was given by who sent it (<c>page("Pricing")</c>): the event is called so where the plan has
    /// an event of that very name. Not stored.
    /// </summary>
    public string PageName { get; set; } = "";

    /// <summary>What tells the message from others; none when it has no id.</summary>
    public MessageFingerprint Fingerprint { get; set; } = MessageFingerprint.None;

    /// <summary>The log (an import, a spool file) in which the event stands; with <see cref="LogOffset"/> it names the event for ever.</summary>
    public string LogId { get; set; } = "";

    /// <summary>Position in the log, from 0, counting every record of the log.</summary>
    public ulong LogOffset { get; set; }

    /// <summary>Takes every field of another event.</summary>
    public void CopyFrom(Event other)
    {
        (Name, OccurredAt, ReceivedAt) = (other.Name, other.OccurredAt, other.ReceivedAt);
        (Source, MessageId, SessionId) = (other.Source, other.MessageId, other.SessionId);
        (UserId, AnonymousId, Identifiers) = (other.UserId, other.AnonymousId, other.Identifiers);
        (Traffic, Platform) = (other.Traffic, other.Platform);
        (Value, Currency, OrderId) = (other.Value, other.Currency, other.OrderId);
        (Properties, LogId, LogOffset) = (other.Properties, other.LogId, other.LogOffset);
        (Flags, ClockSkew, Consent) = (other.Flags, other.ClockSkew, other.Consent);
        (UserAgent, Client, PageName) = (other.UserAgent, other.Client, other.PageName);
        (Context, Network) = (other.Context, other.Network);
        Fingerprint = other.Fingerprint;
    }
}
