using System.Buffers;
using System.Text.Json;
using Cairn.Collector.Answers;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Reads;

/// <summary>
/// Segment's <c>GET /v1/projects/{key}/settings</c>, which analytics.js asks for before it sends: where to send to, to try again,
/// and not to send figures about itself. Under all the paths that settings of clients lead to.
/// </summary>
internal sealed class SegmentSettings(CollectorOptions options)
{
    private const string Projects = "/projects/";
    private const string End = "/settings";
    private const int MaxKeyLength = 256;

    public bool TryWrite(HttpContext http, string path)
    {
        var rest = path.StartsWith("/v1/", StringComparison.Ordinal) ? path[3..] : path;
        if (rest == "/projects")
        {
            Write(http, "");
            return true;
        }
        while (rest.StartsWith(Projects + "projects/", StringComparison.Ordinal))
            rest = rest[(Projects.Length - 1)..];
        if (!rest.StartsWith(Projects, StringComparison.Ordinal) || !rest.EndsWith(End, StringComparison.Ordinal) || rest.Length <= Projects.Length + End.Length)
            return false;
        var key = rest[Projects.Length..^End.Length];
        if (key.Length > MaxKeyLength || key.Contains('/', StringComparison.Ordinal))
            return false;
        Write(http, Uri.UnescapeDataString(key));
        return true;
    }

    private void Write(HttpContext http, string key)
    {
        var origin = options.Origin(http.Request);
        var scheme = origin.IndexOf("://", StringComparison.Ordinal);
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
            Write(json, key, origin[(scheme + 3)..] + "/v1", origin[..scheme]);
        http.Response.Headers.CacheControl = "private, max-age=60";
        Reply.Write(http.Response, 200, Reply.Json, text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, string key, string host, string protocol)
    {
        json.WriteStartObject();
        json.WriteStartObject("integrations");
        json.WriteStartObject("Segment.io");
        json.WriteString("apiKey", key);
        json.WriteString("apiHost", host);
        json.WriteString("protocol", protocol);
        json.WriteBoolean("retryQueue", true);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WritePropertyName("plan");
        json.WriteRawValue("""{"track":{"__default":{"enabled":true,"integrations":{}}},"identify":{"__default":{"enabled":true}},"group":{"__default":{"enabled":true}}}"""u8);
        json.WritePropertyName("metrics");
        json.WriteRawValue("""{"sampleRate":0}"""u8);
        json.WritePropertyName("middlewareSettings");
        json.WriteRawValue("{}"u8);
        json.WritePropertyName("enabledMiddleware");
        json.WriteRawValue("{}"u8);
        json.WriteBoolean("legacyVideoPluginsEnabled", false);
        json.WritePropertyName("remotePlugins");
        json.WriteRawValue("[]"u8);
        json.WriteEndObject();
    }
}
