using System.Text;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.PostHog;

/// <summary>
/// Makes an event of what a client says. <c>$pageview</c> is "Page Viewed", <c>$screen</c> "Screen Viewed"; <c>$identify</c>
/// and <c>$set</c> are identify calls, <c>$create_alias</c> and <c>$merge_dangerously</c> aliases, <c>$groupidentify</c> a
/// group call; all others keep their names (<c>$autocapture</c>, <c>$pageleave</c> ...), and the plan decides what they are.
/// </summary>
/// <remarks>
/// PostHog has one id where Cairn has two. A distinct id is the user's when the client says so (<c>$is_identified</c>, or
/// <c>$user_id</c> with the same value), and a browser's or device's when it says the opposite, when it is the
/// <c>$device_id</c>, or when no profile is kept for it (<c>$process_person_profile</c> false). A client that says nothing is a
/// server, which knows its users. The device id survives a logout in PostHog's clients and so joins nobody: two people at
/// one device stay two. <c>$identify</c> joins the user and <c>$anon_distinct_id</c>, as in PostHog.
/// Source: PostHog, "identifying users" and "Capture API".
/// </remarks>
internal sealed class PostHogEvents
{
    private readonly LastTraffic _traffic = new();
    private readonly LastContext _contexts = new();

    public void Fill(PostHogCall said, long? sentAt, ClientRequest request, Call call)
    {
        var (e, properties) = (call.Event, said.Properties);
        e.Name = NameOf(said.Event);
        (e.Client, e.UserAgent) = (ClientKind.PostHog, properties.UserAgent);
        e.Context = _contexts.Same(properties.Locale, properties.TimeZone);
        e.MessageId = said.Id;
        e.SessionId = properties.SessionId;
        e.Platform = PlatformOf(properties, request);
        FillTimes(said, properties.IgnoresSentAt == true ? null : sentAt, call);
        if (PersonalHash.OfEmail(properties.Email) is { } address)
            e.Identifiers = [new Identifier("email_sha256", address)];
        var id = said.DistinctId.Length > 0 ? said.DistinctId : properties.DistinctId;
        if (IdentityCalls.Contains(e.Name))
        {
            FillIdentity(said, id, e);
            return;
        }
        if (IsUser(properties, id))
            e.UserId = id;
        else
            e.AnonymousId = id;
        e.Properties = properties.Text();
        properties.Act.Fill(e);
        e.Traffic = TrafficOf(properties);
    }

    private static string NameOf(string name) => name switch
    {
        "" => throw new CallException("event_missing", "event", "the event has no name. Send it as 'event'."),
        "$pageview" => "Page Viewed",
        "$screen" => "Screen Viewed",
        "$identify" or "$set" => IdentityCalls.Identify,
        "$create_alias" or "$merge_dangerously" => IdentityCalls.Alias,
        "$groupidentify" => IdentityCalls.Group,
        _ => name,
    };

    private static void FillTimes(PostHogCall said, long? sentAt, Call call)
    {
        ClientClock.Fill(call, said.Timestamp, sentAt);
        if (said is { Timestamp: null, Offset: { } offset })
            call.Event.OccurredAt = call.Event.ReceivedAt - (long)offset;
    }

    private static bool IsUser(PostHogProperties said, string id)
    {
        if (said.IsIdentified is { } isIdentified)
            return isIdentified;
        if (said.UserId.Length > 0)
            return said.UserId == id;
        return said.DeviceId != id && said.HasProfile != false;
    }

    /// <summary>Ids and nothing else: what is set is facts about a person, and no act needs them.</summary>
    private static void FillIdentity(PostHogCall said, string id, Event e)
    {
        var properties = said.Properties;
        switch (e.Name)
        {
            case IdentityCalls.Group:
                // Servers give a group an id that is nobody's: $type_key.
                (e.UserId, e.AnonymousId) = id.StartsWith('$') ? ("", "") : IdsOf(properties, id, "");
                using (var text = new PropertyText())
                {
                    text.Add("group_id"u8, properties.GroupKey);
                    e.Properties = text.End();
                }
                break;
            case IdentityCalls.Alias:
                (e.UserId, e.AnonymousId) = IdsOf(properties, id, properties.Alias);
                break;
            default:
                (e.UserId, e.AnonymousId) = said.Event == "$set" ? IdsOf(properties, id, "") : (id, properties.AnonymousId == id ? "" : properties.AnonymousId);
                break;
        }
    }

    /// <summary>The distinct id and another in their places: whichever is not the user's is the anonymous one.</summary>
    private static (string User, string Anonymous) IdsOf(PostHogProperties said, string id, string other)
    {
        other = other == id ? "" : other;
        return IsUser(said, id) ? (id, other) : (other, id);
    }

    /// <summary>By the library's name, and by the system where one library serves several.</summary>
    private static string PlatformOf(PostHogProperties said, ClientRequest request)
    {
        if (said.IsServer == true)
            return Platforms.Server;
        if (said.Library is "web" or "js")
            return Platforms.Web;
        if (said.Library.Length > 0 && Platforms.OfLibrary(Encoding.UTF8.GetBytes(said.Library)) is { Length: > 0 } platform)
            return platform;
        if (Platforms.OfSystem(Encoding.UTF8.GetBytes(said.System)) is { Length: > 0 } system)
            return system;
        return Platforms.OfAgent(Encoding.UTF8.GetBytes(request.UserAgent));
    }

    private TrafficSource TrafficOf(PostHogProperties said) => _traffic.Same(new TrafficSource
    {
        UtmSource = said.Source,
        UtmMedium = said.Medium,
        UtmCampaign = said.Campaign,
        UtmContent = said.Content,
        UtmTerm = said.Term,
        PageUrl = said.PageUrl.Length > 0 ? said.PageUrl : said.Act.Url,
        // What PostHog writes when there is no referrer.
        Referrer = said.Referrer == "$direct" ? "" : said.Referrer.Length > 0 ? said.Referrer : said.Act.Referrer,
    });
}
