using System.Buffers;
using System.Text;
using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.PostHog;

/// <summary>
/// An event's properties, used again for the next. What becomes a column, an id or a fact about the person is taken out, as
/// is what is null (browsers send every click id, null or not); all others are kept as they were written.
/// </summary>
internal sealed class PostHogProperties(TextPool names)
{
    private readonly ArrayBufferWriter<byte> _kept = new();

    public string DistinctId = "", DeviceId = "", UserId = "", AnonymousId = "", SessionId = "", Email = "";

    public string Alias = "", GroupKey = "", Library = "", System = "", UserAgent = "", Locale = "", TimeZone = "";

    public string PageUrl = "", Referrer = "", Source = "", Medium = "", Campaign = "", Content = "", Term = "";

    /// <summary>What the client says of itself; null when it does not say.</summary>
    public bool? IsIdentified, HasProfile, IsServer, IgnoresSentAt;

    /// <summary>What was found for the event's columns.</summary>
    public readonly ActProperties Act = new();

    /// <summary>The properties that are kept, as JSON. To be asked for once.</summary>
    public string Text()
    {
        if (_kept.WrittenCount == 0)
            return "{}";
        _kept.Write("}"u8);
        return Encoding.UTF8.GetString(_kept.WrittenSpan);
    }

    public void Clear()
    {
        DistinctId = DeviceId = UserId = AnonymousId = SessionId = Email = "";
        Alias = GroupKey = Library = System = UserAgent = Locale = TimeZone = "";
        PageUrl = Referrer = Source = Medium = Campaign = Content = Term = "";
        (IsIdentified, HasProfile, IsServer, IgnoresSentAt) = (null, null, null, null);
        Act.Clear();
        _kept.ResetWrittenCount();
    }

    /// <summary>Reads the value of <c>properties</c>, on which the reader stands.</summary>
    public void Read(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        var email = Email;
        Clear();
        Email = email;
        if (json.TokenType == JsonTokenType.Null)
            return;
        if (json.TokenType != JsonTokenType.StartObject)
            throw new CallException("wrong_type", "properties", "'properties' is no JSON object. Send {\"name\": value}.");
        while (WireJson.NextMember(ref json))
        {
            var start = (int)json.TokenStartIndex;
            var isTaken = json.ValueSpan is [(byte)'$', ..] ? ReadIdentity(ref json) || ReadClient(ref json) : ReadPlain(ref json);
            if (isTaken)
                continue;
            // The names of a column's members are read with their values; all others are passed over here.
            if (json.TokenType == JsonTokenType.PropertyName)
                json.Skip();
            if (json.TokenType != JsonTokenType.Null)
                Keep(utf8[start..(int)json.BytesConsumed]);
        }
    }

    /// <summary>Reads the person's facts, on which the reader stands: the address, of which only a hash is kept, and nothing else.</summary>
    public void ReadTraits(ref Utf8JsonReader json)
    {
        if (!WireJson.IsObject(ref json))
            return;
        while (WireJson.NextMember(ref json))
        {
            if (json.ValueTextEquals("email"u8) || json.ValueTextEquals("$email"u8))
                Email = Text(ref json);
            else
                json.Skip();
        }
    }

    private void Keep(ReadOnlySpan<byte> member)
    {
        _kept.Write(_kept.WrittenCount == 0 ? "{"u8 : ","u8);
        _kept.Write(member);
    }

    /// <returns>Whether the member is taken out.</returns>
    private bool ReadIdentity(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("$device_id"u8))
            DeviceId = Text(ref json);
        else if (json.ValueTextEquals("$user_id"u8))
            UserId = Text(ref json);
        else if (json.ValueTextEquals("$anon_distinct_id"u8))
            AnonymousId = Text(ref json);
        else if (json.ValueTextEquals("$distinct_id"u8))
            DistinctId = Text(ref json);
        else if (json.ValueTextEquals("$session_id"u8))
            SessionId = Text(ref json);
        else if (json.ValueTextEquals("$raw_user_agent"u8))
            UserAgent = Text(ref json);
        else if (json.ValueTextEquals("$set"u8))
        {
            json.Read();
            ReadTraits(ref json);
        }
        else if (json.ValueTextEquals("$set_once"u8) || json.ValueTextEquals("$unset"u8) || json.ValueTextEquals("$ip"u8)
            || json.ValueTextEquals("$insert_id"u8))
            json.Skip();
        else
            return false;
        return true;
    }

    /// <returns>Whether the member is taken out; of those that are not, the value is read where it is wanted.</returns>
    private bool ReadClient(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("$current_url"u8))
            PageUrl = Text(ref json);
        else if (json.ValueTextEquals("$referrer"u8))
            Referrer = Text(ref json);
        else if (json.ValueTextEquals("$is_identified"u8))
            IsIdentified = Flag(ref json);
        else if (json.ValueTextEquals("$process_person_profile"u8))
            HasProfile = Flag(ref json);
        else if (json.ValueTextEquals("$is_server"u8))
            IsServer = Flag(ref json);
        else if (json.ValueTextEquals("$ignore_sent_at"u8))
            IgnoresSentAt = Flag(ref json);
        else if (json.ValueTextEquals("$lib"u8))
            Library = Name(ref json);
        else if (json.ValueTextEquals("$os"u8))
            System = Name(ref json);
        else if (json.ValueTextEquals("$browser_language"u8))
            Locale = Name(ref json);
        else if (json.ValueTextEquals("$timezone"u8))
            TimeZone = Name(ref json);
        else if (json.ValueTextEquals("$group_key"u8))
            GroupKey = Text(ref json);
        return false;
    }

    /// <returns>Whether the member is taken out; of those that are not, the value is read where it is wanted.</returns>
    private bool ReadPlain(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("distinct_id"u8))
            DistinctId = Text(ref json);
        else if (json.ValueTextEquals("token"u8))
            json.Skip();
        else if (json.ValueTextEquals("alias"u8))
        {
            Alias = Text(ref json);
            return false;
        }
        else if (json.ValueTextEquals("utm_source"u8))
            Source = Name(ref json);
        else if (json.ValueTextEquals("utm_medium"u8))
            Medium = Name(ref json);
        else if (json.ValueTextEquals("utm_campaign"u8))
            Campaign = Name(ref json);
        else if (json.ValueTextEquals("utm_content"u8))
            Content = Name(ref json);
        else if (json.ValueTextEquals("utm_term"u8))
            Term = Name(ref json);
        else
        {
            Act.Read(ref json, names);
            return false;
        }
        return true;
    }

    private static bool? Flag(ref Utf8JsonReader json)
    {
        json.Read();
        var flag = json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => (bool?)null,
        };
        json.Skip();
        return flag;
    }

    private static string Text(ref Utf8JsonReader json)
    {
        json.Read();
        return WireJson.TextIfAny(ref json);
    }

    private string Name(ref Utf8JsonReader json)
    {
        json.Read();
        return names.Text(ref json);
    }
}
