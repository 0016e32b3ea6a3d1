using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Snowplow;

/// <summary>What one event of a tracker says, used again for the next. Texts that are absent are empty.</summary>
internal sealed class SnowplowCall
{
    private readonly ArrayBufferWriter<byte> _event = new(), _contexts = new();

    public string Kind = "", EventId = "", UserId = "", DomainUserId = "", NetworkUserId = "", SessionId = "";

    public string PageUrl = "", Referrer = "", Title = "", Action = "", Platform = "", Tracker = "", Agent = "", Locale = "", TimeZone = "";

    /// <summary>Unix milliseconds by the client's clock; a true timestamp needs no correction.</summary>
    public long? CreatedAt, SentAt, TrueTime;

    /// <summary>The members that belong to one kind of event, under the names of <see cref="SnowplowDetails"/>.</summary>
    public readonly List<(SnowplowDetail Detail, string Value)> Details = [];

    /// <summary>The self-describing event as JSON; empty when there is none.</summary>
    public ReadOnlySpan<byte> Event => _event.WrittenSpan;

    /// <summary>The contexts as JSON; empty when there are none.</summary>
    public ReadOnlySpan<byte> Contexts => _contexts.WrittenSpan;

    /// <summary>Reads an event.</summary>
    public void Read(ReadOnlySpan<byte> utf8)
    {
        Clear();
        var json = new Utf8JsonReader(utf8, WireJson.Call);
        WireJson.EnterObject(ref json, "the event");
        while (WireJson.NextMember(ref json))
        {
            if (!ReadIdentity(ref json) && !ReadTime(ref json) && !ReadPlace(ref json) && !ReadJson(ref json) && !ReadDetail(ref json))
                json.Skip();
        }
    }

    private void Clear()
    {
        Kind = EventId = UserId = DomainUserId = NetworkUserId = SessionId = "";
        PageUrl = Referrer = Title = Action = Platform = Tracker = Agent = Locale = TimeZone = "";
        (CreatedAt, SentAt, TrueTime) = (null, null, null);
        Details.Clear();
        _event.ResetWrittenCount();
        _contexts.ResetWrittenCount();
    }

    private bool ReadIdentity(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("e"u8))
            Kind = Text(ref json, "e");
        else if (json.ValueTextEquals("eid"u8))
            EventId = Text(ref json, "eid");
        else if (json.ValueTextEquals("uid"u8))
            UserId = Text(ref json, "uid");
        else if (json.ValueTextEquals("duid"u8))
            DomainUserId = Text(ref json, "duid");
        else if (json.ValueTextEquals("nuid"u8) || json.ValueTextEquals("tnuid"u8))
            NetworkUserId = Text(ref json, "nuid");
        else if (json.ValueTextEquals("sid"u8))
            SessionId = Text(ref json, "sid");
        else
            return false;
        return true;
    }

    private bool ReadTime(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("dtm"u8))
            CreatedAt = Time(ref json, "dtm");
        else if (json.ValueTextEquals("stm"u8))
            SentAt = Time(ref json, "stm");
        else if (json.ValueTextEquals("ttm"u8))
            TrueTime = Time(ref json, "ttm");
        else
            return false;
        return true;
    }

    private bool ReadPlace(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("url"u8))
            PageUrl = Added(ref json);
        else if (json.ValueTextEquals("refr"u8))
            Referrer = Added(ref json);
        else if (json.ValueTextEquals("page"u8))
            Title = Added(ref json);
        else if (json.ValueTextEquals("se_ac"u8))
            Action = Added(ref json);
        else if (json.ValueTextEquals("p"u8))
            Platform = Added(ref json);
        else if (json.ValueTextEquals("tv"u8))
            Tracker = Added(ref json);
        else if (json.ValueTextEquals("ua"u8))
            Agent = Added(ref json);
        else if (json.ValueTextEquals("lang"u8))
            Locale = Added(ref json);
        else if (json.ValueTextEquals("tz"u8))
            TimeZone = Added(ref json);
        else
            return false;
        return true;
    }

    private bool ReadJson(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("ue_pr"u8))
            Copy(ref json, _event);
        else if (json.ValueTextEquals("ue_px"u8))
            Decode(ref json, "ue_px", _event);
        else if (json.ValueTextEquals("co"u8))
            Copy(ref json, _contexts);
        else if (json.ValueTextEquals("cx"u8))
            Decode(ref json, "cx", _contexts);
        else
            return false;
        return true;
    }

    private bool ReadDetail(ref Utf8JsonReader json)
    {
        if (SnowplowDetails.Find(json.ValueSpan) is not { } detail)
            return false;
        var value = Added(ref json);
        if (value.Length > 0)
            Details.Add((detail, value));
        return true;
    }

    private static string Text(ref Utf8JsonReader json, string field)
    {
        json.Read();
        return WireJson.Text(ref json, field);
    }

    private static string Added(ref Utf8JsonReader json)
    {
        json.Read();
        return WireJson.TextIfAny(ref json);
    }

    /// <summary>A time, which trackers write as the digits of its milliseconds in a text.</summary>
    private static long? Time(ref Utf8JsonReader json, string field)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String && Utf8Parser.TryParse(json.ValueSpan, out long milliseconds, out var used)
            && used == json.ValueSpan.Length && milliseconds is > (long)-1e15 and < (long)1e15)
            return milliseconds;
        return json.TokenType == JsonTokenType.String && json.ValueSpan.IsEmpty ? null : WireJson.Time(ref json, field);
    }

    /// <summary>JSON that is written as a text.</summary>
    private static void Copy(ref Utf8JsonReader json, ArrayBufferWriter<byte> target)
    {
        json.Read();
        target.ResetWrittenCount();
        if (json.TokenType == JsonTokenType.String && !json.ValueSpan.IsEmpty)
        {
            var room = target.GetSpan(json.ValueSpan.Length);
            var length = json.CopyString(room);
            HalfPairs.Repair(room[..length]);
            target.Advance(length);
        }
        json.Skip();
    }

    /// <summary>JSON that is written as base64.</summary>
    private static void Decode(ref Utf8JsonReader json, string field, ArrayBufferWriter<byte> target)
    {
        var text = Text(ref json, field);
        target.ResetWrittenCount();
        if (!Base64Text.TryDecode(text, target))
            throw new CallException("wrong_type", field, $"'{field}' is no base64.");
    }
}
