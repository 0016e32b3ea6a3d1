using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Snowplow;

/// <summary>
/// Makes an event of what a tracker says. A page view is "Page Viewed", a page ping "Page Pinged"; a structured event is
/// named by its action, a self-describing one by its schema without vendor and version (<c>iglu:com.acme/clicked/...</c> is
/// <c>clicked</c>; an app's screen view is "Screen Viewed"), a transaction <c>transaction</c> and its items
/// <c>transaction_item</c>. The plan's aliases give them other names. The domain's user id is the anonymous id, where there
/// is none the client session's or the network's. Contexts are kept under the property <c>contexts</c>.
/// </summary>
internal sealed class SnowplowEvents
{
    private const string Contexts = "contexts";

    private readonly TextPool _names = new();
    private readonly ActProperties _act = new();
    private readonly ContextList _contexts = new();
    private readonly LastTraffic _traffic = new();
    private readonly LastContext _context = new();

    public void Fill(SnowplowCall said, ClientRequest request, Call call)
    {
        var e = call.Event;
        _contexts.Read(said.Contexts);
        (e.Client, e.UserAgent) = (ClientKind.Snowplow, said.Agent);
        e.Context = _context.Same(said.Locale, said.TimeZone);
        e.MessageId = said.EventId;
        e.UserId = said.UserId;
        e.AnonymousId = First(said.DomainUserId, _contexts.UserId, said.NetworkUserId);
        e.SessionId = First(said.SessionId, _contexts.SessionId, "");
        e.Platform = PlatformOf(said, request);
        e.Traffic = _traffic.Same(new TrafficSource { PageUrl = said.PageUrl, Referrer = said.Referrer });
        ClientClock.Fill(call, said.CreatedAt, said.SentAt);
        if (said.TrueTime is { } trueTime)
            e.OccurredAt = call.ClientTime = trueTime;
        if (said.Kind == "ue")
            FillSelfDescribing(said, e);
        else
            FillBuiltIn(said, e);
    }

    private static string First(string one, string other, string third) => one.Length > 0 ? one : other.Length > 0 ? other : third;

    private static string PlatformOf(SnowplowCall said, ClientRequest request) => said.Platform switch
    {
        "web" => Platforms.Web,
        "srv" => Platforms.Server,
        "mob" when said.Tracker.StartsWith("ios", StringComparison.Ordinal) => Platforms.Ios,
        "mob" when said.Tracker.StartsWith("andr", StringComparison.Ordinal) => Platforms.Android,
        _ => Platforms.OfAgent(Encoding.UTF8.GetBytes(said.Agent.Length > 0 ? said.Agent : request.UserAgent)),
    };

    private void FillBuiltIn(SnowplowCall said, Event e)
    {
        e.Name = said.Kind switch
        {
            "pv" => "Page Viewed",
            "pp" => "Page Pinged",
            "se" => said.Action,
            "tr" => "transaction",
            "ti" => "transaction_item",
            "" => throw new CallException("call_type", "e", "the event has no 'e'. Send pv, pp, se, ue, tr or ti."),
            _ => throw new CallException("call_type", "e",
                $"there is no event of the type '{(said.Kind.Length > 60 ? said.Kind[..60] : said.Kind)}'. Send pv, pp, se, ue, tr or ti."),
        };
        if (e.Name.Length == 0)
            throw new CallException("event_missing", "se_ac", "the structured event names no action. Send it as 'se_ac'.");
        using var properties = new PropertyText();
        if (said.Kind is "pv" or "pp")
            properties.Add("title"u8, said.Title);
        foreach (var (detail, value) in said.Details)
            Add(properties, detail, value, said.Kind == "tr", e);
        if (e.Value is null)
            e.Currency = "";
        if (!_contexts.Kept.IsEmpty)
            properties.AddRaw(Contexts, _contexts.Kept);
        e.Properties = properties.End();
    }

    private static void Add(PropertyText properties, SnowplowDetail detail, string value, bool isTransaction, Event e)
    {
        if (detail == SnowplowDetails.OrderId)
            e.OrderId = value;
        if (isTransaction && detail == SnowplowDetails.Currency)
            e.Currency = value;
        if (!detail.IsNumber || !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            properties.AddText(detail.Name, value);
            return;
        }
        properties.AddNumber(detail.Name, number);
        if (isTransaction && detail == SnowplowDetails.Total)
            e.Value = WireMoney.Rounded(number);
    }

    private void FillSelfDescribing(SnowplowCall said, Event e)
    {
        var outer = said.Event.IsEmpty ? default : SelfDescribing.Read(said.Event);
        var inner = outer.Data.IsEmpty ? default : SelfDescribing.Read(outer.Data);
        e.Name = inner.Name == "screen_view" ? "Screen Viewed" : inner.Name;
        if (e.Name.Length == 0)
            throw new CallException("event_missing", "ue_pr", "the self-describing event names no schema. Send 'ue_pr' or 'ue_px' with one such as iglu:com.acme/clicked/jsonschema/1-0-0.");
        _act.Clear();
        var isObject = ReadAct(inner.Data);
        _act.Fill(e);
        if (isObject && _contexts.Kept.IsEmpty)
        {
            e.Properties = Encoding.UTF8.GetString(inner.Data);
            return;
        }
        using var properties = new PropertyText();
        if (isObject)
            properties.AddMembers(inner.Data);
        else if (!inner.Data.IsEmpty)
            properties.AddRaw("data", inner.Data);
        if (!_contexts.Kept.IsEmpty)
            properties.AddRaw(Contexts, _contexts.Kept);
        e.Properties = properties.End();
    }

    /// <summary>Looks into the event's data for what an event has a column for.</summary>
    /// <returns>Whether they are an object.</returns>
    private bool ReadAct(ReadOnlySpan<byte> data)
    {
        if (data is not [(byte)'{', ..])
            return false;
        var json = new Utf8JsonReader(data, WireJson.Call);
        json.Read();
        while (WireJson.NextMember(ref json))
            if (!_act.Read(ref json, _names))
                json.Skip();
        return true;
    }
}
