using System.Text.Json;
using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>Reads single values of JSON as clients write them. The reader stands on the value.</summary>
internal static class WireJson
{
    /// <summary>For a whole body: deep enough for one call that is nested too deep to cost only itself.</summary>
    public static readonly JsonReaderOptions Body = new() { MaxDepth = 512 };

    /// <summary>For one call.</summary>
    public static readonly JsonReaderOptions Call = new() { MaxDepth = 64 };

    private const double MaxSeconds = 1e11;

    /// <summary>Enters the object that has to stand there.</summary>
    public static void EnterObject(ref Utf8JsonReader json, string what)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new CallException("body_unreadable", "", $"{what} is no JSON object.");
    }

    /// <summary>Whether the reader stands on an object; anything else is passed over.</summary>
    public static bool IsObject(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.StartObject)
            return true;
        json.Skip();
        return false;
    }

    /// <summary>Goes to the next member of the object.</summary>
    public static bool NextMember(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>A text that decides something: a number counts as its digits (<see cref="JsonNumberText"/>), null as absent, anything else is wrong.</summary>
    public static string Text(ref Utf8JsonReader json, string field) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString()!,
        JsonTokenType.Number => JsonNumberText.Of(json.ValueSpan),
        JsonTokenType.Null => "",
        _ => throw new CallException("wrong_type", field, $"'{field}' is neither text nor number."),
    };

    /// <summary>A text that only adds something: what is neither text nor number is passed over.</summary>
    public static string TextIfAny(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.String or JsonTokenType.Number)
            return Text(ref json, "");
        json.Skip();
        return "";
    }

    /// <summary>The JSON text of the value as it stands there.</summary>
    public static ReadOnlySpan<byte> Raw(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return utf8[start..(int)json.BytesConsumed];
    }

    /// <summary>
    /// A time, Unix milliseconds: ISO 8601 (without a zone it is UTC), or a number, which below 10^11 counts seconds and
    /// otherwise milliseconds; null when there is none.
    /// </summary>
    public static long? Time(ref Utf8JsonReader json, string field)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String when IsoTime.TryParse(json.ValueSpan, out var milliseconds, out _):
                return milliseconds;
            case JsonTokenType.Number when json.TryGetDouble(out var number) && Math.Abs(number) < 1e15:
                return (long)Math.Round(Math.Abs(number) < MaxSeconds ? number * 1000 : number);
            default:
                var shown = json.TokenType is JsonTokenType.String or JsonTokenType.Number ? Text(ref json, field) : json.TokenType.ToString();
                throw new CallException("time_unreadable", field,
                    $"'{field}' is '{(shown.Length > 60 ? shown[..60] : shown)}'. Send an ISO 8601 time such as 2026-03-01T12:00:00.000Z.");
        }
    }
}
