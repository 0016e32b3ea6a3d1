using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cairn.Pipeline.Tracing;

/// <summary>Traces as JSON, one object on one line, names and ends in snake case: what <c>GET /v1/live</c> sends.</summary>
public static class TraceJson
{
    private static readonly JsonSerializerOptions Style = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes a trace: UTF-8 without line breaks.</summary>
    public static byte[] Write(EventTrace trace) => JsonSerializer.SerializeToUtf8Bytes(trace, Style);

    /// <summary>Writes a trace as a value of larger JSON.</summary>
    public static void Write(Utf8JsonWriter json, EventTrace trace) => JsonSerializer.Serialize(json, trace, Style);

    /// <summary>Reads what <see cref="Write(EventTrace)"/> wrote.</summary>
    /// <returns>The trace; null when the text is none.</returns>
    public static EventTrace? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<EventTrace>(json, Style);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
