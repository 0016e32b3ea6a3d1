using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols;

/// <summary>The write keys that a body holds, wherever clients put them.</summary>
internal ref struct BodyKeys
{
    private string? _writeKey, _apiKey, _token, _ofProperties, _application;

    /// <summary>The body's key; empty when it has none. Of a body that is damaged, what stands before the damage counts.</summary>
    public static string Find(ReadOnlySpan<byte> body)
    {
        var keys = new BodyKeys();
        var json = new Utf8JsonReader(body, WireJson.Body);
        try
        {
            if (json.Read() && json.TokenType == JsonTokenType.StartObject)
                keys.ReadMembers(ref json, isEvent: false);
            else if (json.TokenType == JsonTokenType.StartArray && json.Read() && json.TokenType == JsonTokenType.StartObject)
                keys.ReadMembers(ref json, isEvent: true);
        }
        catch (JsonException)
        {
            return keys.Best;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair; the reader of the calls will say so.
            return keys.Best;
        }
        return keys.Best;
    }

    private readonly string Best => _writeKey ?? _apiKey ?? _token ?? _ofProperties ?? _application ?? "";

    private void ReadMembers(ref Utf8JsonReader json, bool isEvent)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("writeKey"u8))
                _writeKey = Key(ref json) ?? _writeKey;
            else if (json.ValueTextEquals("api_key"u8))
                _apiKey = Key(ref json) ?? _apiKey;
            else if (json.ValueTextEquals("token"u8))
                _token = Key(ref json) ?? _token;
            else if (json.ValueTextEquals("properties"u8))
                ReadProperties(ref json);
            else if (isEvent && json.ValueTextEquals("aid"u8))
                _application = Key(ref json) ?? _application;
            else if (!isEvent && (json.ValueTextEquals("batch"u8) || json.ValueTextEquals("data"u8)))
                ReadFirst(ref json);
            else
                json.Skip();
        }
    }

    /// <summary>Reads the first event of a list and passes the others over.</summary>
    private void ReadFirst(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }
        if (!json.Read() || json.TokenType == JsonTokenType.EndArray)
            return;
        if (json.TokenType == JsonTokenType.StartObject)
            ReadMembers(ref json, isEvent: true);
        else
            json.Skip();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            json.Skip();
    }

    private void ReadProperties(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("token"u8))
                _ofProperties = Key(ref json) ?? _ofProperties;
            else
                json.Skip();
        }
    }

    private static string? Key(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String && json.ValueSpan.Length is > 0 and <= WriteKey.MaxLength)
            return json.GetString();
        json.Skip();
        return null;
    }
}
