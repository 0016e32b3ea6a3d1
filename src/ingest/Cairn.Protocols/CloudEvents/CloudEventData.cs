using System.Text;
using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.CloudEvents;

/// <summary>
/// An event's data, kept as they are, and what an event has a column for among them. Data that are JSON and no object are
/// kept as <c>{"data": ...}</c>; those that are no JSON are not kept.
/// </summary>
internal sealed class CloudEventData(TextPool names)
{
    public ActProperties Act { get; } = new();

    /// <summary>The properties as JSON.</summary>
    public string Json { get; private set; } = "{}";

    public string UserId { get; private set; } = "";

    public string AnonymousId { get; private set; } = "";

    public string SessionId { get; private set; } = "";

    public void Clear()
    {
        Act.Clear();
        Json = "{}";
        UserId = AnonymousId = SessionId = "";
    }

    /// <summary>Reads the data; whatever was read before counts no more.</summary>
    public void Read(ReadOnlySpan<byte> data)
    {
        Clear();
        data = data.Trim(" \t\r\n"u8);
        if (data.IsEmpty || !IsJson(data))
            return;
        if (data[0] == '{')
        {
            ReadMembers(data);
            Json = Encoding.UTF8.GetString(data);
        }
        else if (!data.SequenceEqual("null"u8))
            Json = $"{{\"data\":{Encoding.UTF8.GetString(data)}}}";
    }

    private static bool IsJson(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data, WireJson.Call);
        try
        {
            json.Read();
            json.Skip();
            return !json.Read();
        }
        catch (JsonException)
        {
            // Data may be of any type (section 3.1.1); only JSON can be properties.
            return false;
        }
    }

    private void ReadMembers(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data, WireJson.Call);
        json.Read();
        while (WireJson.NextMember(ref json))
        {
            if (json.ValueTextEquals("userId"u8) || json.ValueTextEquals("user_id"u8))
                UserId = Text(ref json);
            else if (json.ValueTextEquals("anonymousId"u8) || json.ValueTextEquals("anonymous_id"u8))
                AnonymousId = Text(ref json);
            else if (json.ValueTextEquals("sessionId"u8) || json.ValueTextEquals("session_id"u8))
                SessionId = Text(ref json);
            else if (!Act.Read(ref json, names))
                json.Skip();
        }
    }

    private static string Text(ref Utf8JsonReader json)
    {
        json.Read();
        return WireJson.TextIfAny(ref json);
    }
}
