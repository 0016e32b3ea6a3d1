using System.Text;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Segment;

/// <summary>Makes an event of a call. Not thread-safe.</summary>
internal sealed class SegmentEvents
{
    private readonly LastTraffic _traffic = new();
    private readonly LastContext _contexts = new();

    /// <param name="said">The call.</param>
    /// <param name="kind">Its type.</param>
    /// <param name="sentAt">When the request was sent by the client's clock, where the call itself does not say.</param>
    /// <param name="request">The request.</param>
    /// <param name="call">Filled.</param>
    public void Fill(SegmentCall said, CallKind kind, long? sentAt, ClientRequest request, Call call)
    {
        var e = call.Event;
        e.Name = NameOf(said, kind);
        (e.Client, e.UserAgent) = (ClientKind.Segment, said.UserAgent);
        e.Context = _contexts.Same(said.Locale, said.TimeZone);
        e.MessageId = said.MessageId;
        e.UserId = said.UserId;
        e.AnonymousId = said.AnonymousId;
        e.SessionId = said.SessionId;
        e.Platform = PlatformOf(said, request);
        e.Consent = said.Consent;
        ClientClock.Fill(call, said.OriginalTimestamp ?? said.Timestamp, said.SentAt ?? sentAt);
        if (PersonalHash.OfEmail(said.Email) is { } address)
            e.Identifiers = [new Identifier("email_sha256", address)];
        if (kind is CallKind.Track or CallKind.Page or CallKind.Screen)
            FillAct(said, kind, e);
        else
            FillIdentity(said, kind, e);
        if (e.Name.Length == 0)
            throw new CallException("event_missing", "event", "the track call names no event. Send its name as 'event'.");
    }

    private static string NameOf(SegmentCall said, CallKind kind) => kind switch
    {
        CallKind.Track => said.Event,
        CallKind.Page => "Page Viewed",
        CallKind.Screen => "Screen Viewed",
        CallKind.Identify => IdentityCalls.Identify,
        CallKind.Group => IdentityCalls.Group,
        _ => HasEarlierId(said) ? IdentityCalls.Alias : IdentityCalls.Identify,
    };

    /// <summary>An alias that names no other id says what an identify call does: whose the device is.</summary>
    private static bool HasEarlierId(SegmentCall said) => said.PreviousId.Length > 0 && said.PreviousId != said.UserId;

    /// <summary>The first sign that says something, the surest first; a browser's User-Agent in an app's call is its web view's.</summary>
    private static string PlatformOf(SegmentCall said, ClientRequest request)
    {
        if (said.Device.Length > 0)
            return said.Device;
        if (said.Channel is Platforms.Web or Platforms.Server)
            return said.Channel;
        if (said.Library.Length > 0)
            return said.Library;
        if (said.System.Length > 0)
            return said.System;
        return said.Agent.Length > 0 ? said.Agent : Platforms.OfAgent(Encoding.UTF8.GetBytes(request.UserAgent));
    }

    private void FillAct(SegmentCall said, CallKind kind, Event e)
    {
        e.Properties = PropertiesOf(said, kind);
        e.PageName = kind == CallKind.Track ? "" : said.Name;
        said.Act.Fill(e);
        e.Traffic = _traffic.Same(new TrafficSource
        {
            UtmSource = said.Source,
            UtmMedium = said.Medium,
            UtmCampaign = said.Campaign,
            UtmContent = said.Content,
            UtmTerm = said.Term,
            PageUrl = said.PageUrl.Length > 0 ? said.PageUrl : said.Act.Url,
            Referrer = said.Referrer.Length > 0 ? said.Referrer : said.Act.Referrer,
        });
    }

    /// <summary>As they came; with name and category of a page or screen where these stand beside them alone, as servers send them.</summary>
    private static string PropertiesOf(SegmentCall said, CallKind kind)
    {
        var (name, category) = (said.HasName ? "" : said.Name, said.HasCategory ? "" : said.Category);
        if (kind == CallKind.Track || (name.Length == 0 && category.Length == 0))
            return said.Properties.Length > 0 ? said.Properties : "{}";
        using var properties = new PropertyText();
        if (said.Properties.Length > 0)
            properties.AddMembers(Encoding.UTF8.GetBytes(said.Properties));
        properties.Add("name"u8, name);
        properties.Add("category"u8, category);
        return properties.End();
    }

    /// <summary>Ids and nothing else: traits are facts about a person, and no act needs them.</summary>
    private static void FillIdentity(SegmentCall said, CallKind kind, Event e)
    {
        if (kind == CallKind.Alias && HasEarlierId(said))
            e.AnonymousId = said.PreviousId;
        if (kind != CallKind.Group)
            return;
        using var properties = new PropertyText();
        properties.Add("group_id"u8, said.GroupId);
        e.Properties = properties.End();
    }
}
