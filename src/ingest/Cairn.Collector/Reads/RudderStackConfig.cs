using System.Buffers;
using System.Text.Json;
using Cairn.Collector.Answers;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Reads;

/// <summary>RudderStack's <c>GET /sourceConfig/?writeKey=KEY</c>: the smallest answer that lets its browser client send, and nothing about itself.</summary>
internal static class RudderStackConfig
{
    private const int MaxKeyLength = 256;

    public static void Write(HttpContext http)
    {
        var key = http.Request.Query["writeKey"].ToString();
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteStartObject("source");
            json.WriteString("id", "cairn");
            json.WriteString("name", "cairn");
            json.WriteString("writeKey", key.Length <= MaxKeyLength ? key : "");
            json.WriteBoolean("enabled", true);
            json.WriteString("workspaceId", "cairn");
            json.WritePropertyName("destinations");
            json.WriteRawValue("[]"u8);
            json.WritePropertyName("config");
            json.WriteRawValue("""{"statsCollection":{"errors":{"enabled":false},"metrics":{"enabled":false}}}"""u8);
            json.WritePropertyName("connections");
            json.WriteRawValue("[]"u8);
            json.WritePropertyName("dataplanes");
            json.WriteRawValue("{}"u8);
            json.WriteEndObject();
            json.WriteString("updatedAt", "2026-01-01T00:00:00Z");
            json.WritePropertyName("consentManagementMetadata");
            json.WriteRawValue("{}"u8);
            json.WriteEndObject();
        }
        http.Response.Headers.CacheControl = "private, max-age=60";
        Reply.Write(http.Response, 200, Reply.Json, text.WrittenSpan);
    }
}
