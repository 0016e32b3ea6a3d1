using Cairn.World.Scenario;
using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Bodies;

/// <summary>
/// One call of analytics.js in a browser, its fields in the order in which @segment/analytics-next 1.84.3 sends them. A
/// logged-in customer's calls have userId before anonymousId; the others have it last, null.
/// </summary>
internal sealed class WebRequest(CallParts parts) : IRequestText
{
    private readonly byte[] _authorization = Json.Escaped(Senders.Authorization(Senders.WebKey));

    public void Add(Utf8Text text, ReadOnlySpan<Signal> calls)
    {
        ref readonly var signal = ref calls[0];
        text.Add(",\"method\":\"POST\",\"path\":\"/v1/"u8);
        text.Add(signal.Call switch { CallKind.Identify => "i"u8, CallKind.Page => "p"u8, CallKind.Screen => "s"u8, _ => "t"u8 });
        text.Add("\",\"headers\":{\"Authorization\":\""u8).Add(_authorization);
        text.Add("\",\"User-Agent\":\""u8).Add(BrowserText.All[(int)signal.Device].UserAgent);
        text.Add("\",\"Content-Type\":\"text/plain\","u8);
        CallParts.AddRetryCount(text, signal);
        text.Add("\"Origin\":\""u8).Add(parts.Texts.Origin(signal)).Add("\","u8);
        parts.AddAddress(text, signal);
        text.Add("},\"body\":"u8);
        AddBody(text, signal);
    }

    private void AddBody(Utf8Text text, in Signal signal)
    {
        var guest = WireTexts.Has(signal, SignalMarks.Guest);
        var identified = !guest && (signal.Call == CallKind.Identify || WireTexts.Has(signal, SignalMarks.LoggedIn));
        var userId = identified ? parts.Texts.UserId(signal) : null;

        text.Add("{\"timestamp\":\""u8).AddTime(signal.HappenedAt).Add("\",\"integrations\":{},"u8);
        var pageMembers = AddCall(text, signal, userId);
        AddContext(text, signal, pageMembers);
        text.Add(",\"messageId\":\""u8).Add(MessageIds.Of(signal, parts.Texts.World.Ids)).Add("\","u8);
        if (userId is not null && signal.Call != CallKind.Identify)
            text.Add("\"userId\":\""u8).Add(userId).Add("\","u8);
        if (signal.Anonymous != 0)
            text.Add("\"anonymousId\":\""u8).Add(parts.Texts.World.Ids.AnonymousId(signal.Anonymous)).Add("\","u8);
        text.Add("\"writeKey\":\"wk_web\","u8);
        if (userId is null)
            text.Add("\"userId\":null,"u8);
        text.Add("\"sentAt\":\""u8).AddTime(signal.SentAt);
        text.Add("\",\"_metadata\":{\"bundled\":[\"Segment.io\"],\"unbundled\":[],\"bundledIds\":[]}}"u8);
    }

    /// <summary>From event or type to properties or traits.</summary>
    /// <returns>Where the members of the page stand already, if the call is one about the page.</returns>
    private (int Start, int Length) AddCall(Utf8Text text, in Signal signal, string? userId)
    {
        var @event = parts.EventOf(signal);
        switch (signal.Call)
        {
            case CallKind.Identify:
                text.Add("\"type\":\"identify\","u8);
                if (userId is not null)
                    text.Add("\"userId\":\""u8).Add(userId).Add("\","u8);
                parts.AddTraits(text, signal);
                return default;
            case CallKind.Page or CallKind.Screen:
                text.Add(signal.Call == CallKind.Page ? "\"type\":\"page\",\"properties\":{"u8 : "\"type\":\"screen\",\"properties\":{"u8);
                var start = text.Length;
                parts.Page.AddMembers(text, signal, @event);
                var length = text.Length - start;
                var beforeOthers = text.Length;
                text.Add(","u8);
                if (!parts.Properties.Add(text, signal, @event))
                    text.CutTo(beforeOthers);
                text.Add("},\"name\":\""u8).Add(@event.NameFor(signal)).Add("\""u8);
                return (start, length);
            default:
                text.Add("\"event\":\""u8).Add(@event.NameFor(signal)).Add("\",\"type\":\"track\",\"properties\":{"u8);
                parts.Properties.Add(text, signal, @event);
                text.Add("}"u8);
                return default;
        }
    }

    private void AddContext(Utf8Text text, in Signal signal, (int Start, int Length) pageMembers)
    {
        var browser = BrowserText.All[(int)signal.Device];
        var region = parts.Texts.RegionOf(signal);
        text.Add(",\"context\":{\"page\":{"u8);
        if (pageMembers.Length > 0)
            text.Repeat(pageMembers.Start, pageMembers.Length);
        else
            parts.Page.AddMembers(text, signal, parts.EventOf(signal));
        text.Add("},\"userAgent\":\""u8).Add(browser.UserAgent).Add("\","u8).Add(browser.UserAgentData);
        text.Add("\"locale\":\""u8).Add(region.Locale);
        text.Add("\",\"library\":{\"name\":\"analytics.js\",\"version\":\"npm:next-1.84.3\"},"u8);
        if (parts.Texts.LandingCampaign(signal) is { } campaign)
            text.Add(campaign.Context);
        text.Add("\"timezone\":\""u8).Add(region.Zone).Add("\"}"u8);
    }
}
