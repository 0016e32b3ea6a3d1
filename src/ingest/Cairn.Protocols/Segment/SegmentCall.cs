using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Segment;

/// <summary>What one call says, as far as an event is made of it. Texts that are absent are empty.</summary>
/// <remarks>Source: Segment's spec, "common fields"; RudderStack adds channel, originalTimestamp and context.sessionId.</remarks>
internal sealed class SegmentCall
{
    public string Type = "", Event = "", Name = "", MessageId = "";

    /// <summary>The page's or screen's group, which some clients state beside the properties and some among them.</summary>
    public string Category = "";

    public string UserId = "", AnonymousId = "", PreviousId = "", GroupId = "";

    /// <summary>Unix milliseconds by the client's clock; null when it does not say.</summary>
    public long? Timestamp, OriginalTimestamp, SentAt;

    /// <summary>The properties as JSON, as the client wrote them.</summary>
    public string Properties = "";

    /// <summary>Whether the call has properties, and whether they have a category and a name.</summary>
    public bool HasProperties, HasCategory, HasName;

    /// <summary>What was found among the properties.</summary>
    public readonly ActProperties Act = new();

    public string PageUrl = "", Referrer = "", Email = "", SessionId = "", UserAgent = "", Locale = "", TimeZone = "";

    public string Source = "", Medium = "", Campaign = "", Content = "", Term = "";

    /// <summary>Where it happened, by each sign of it.</summary>
    public string Device = "", Library = "", Agent = "", System = "", Channel = "";

    public ConsentSignals Consent = ConsentSignals.None;

    public void Clear()
    {
        if (HasProperties)
            Act.Clear();
        HasProperties = false;
        Consent = ConsentSignals.None;
        HasCategory = HasName = false;
        Type = Event = Name = Category = MessageId = UserId = AnonymousId = PreviousId = GroupId = "";
        (Timestamp, OriginalTimestamp, SentAt) = (null, null, null);
        Properties = PageUrl = Referrer = Email = SessionId = UserAgent = Locale = TimeZone = "";
        Source = Medium = Campaign = Content = Term = "";
        Device = Library = Agent = System = Channel = "";
    }
}
