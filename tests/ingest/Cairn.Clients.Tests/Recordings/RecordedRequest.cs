using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Cairn.Clients.Tests.Recordings;

/// <summary>One request of a recording, and how to make it again.</summary>
internal sealed record RecordedRequest(string File, JsonElement Entry)
{
    private static readonly string[] Framing = ["host", "connection", "content-length", "content-type", "content-encoding", "accept-encoding", "keep-alive", "transfer-encoding"];

    public string Method => Text("method");

    public string Url => Text("url");

    /// <summary>The address without its query.</summary>
    public string Path => Url.Split('?')[0];

    public string Name => $"{File}, {Method} {Path}";

    /// <summary>The body, unpacked; of one that was very long only its length was kept, and one of that length stands in.</summary>
    public JsonElement Body => Entry.GetProperty("body") is { ValueKind: JsonValueKind.Object } kept ? kept : StandIn();

    /// <summary>The ids of its calls.</summary>
    public IEnumerable<string> Ids()
    {
        if (Method == "GET" && Path == "/i")
            return [Url.Split('?', '&').Single(pair => pair.StartsWith("eid=", StringComparison.Ordinal))["eid=".Length..]];
        if (Method != "POST" || Path == "/flags/")
            return [];
        if (Body.TryGetProperty("batch", out var calls) || Body.TryGetProperty("data", out calls))
            return calls.EnumerateArray().Select(IdOf);
        return [IdOf(Body)];
    }

    /// <summary>The header's value; empty when there was none.</summary>
    public string Header(string name) => Entry.GetProperty("headers").EnumerateObject()
        .FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } found ? found.Value.GetString()! : "";

    public HttpRequestMessage ToMessage(Uri collector)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(collector, Url));
        foreach (var header in Entry.GetProperty("headers").EnumerateObject().Where(header => !Framing.Contains(header.Name, StringComparer.OrdinalIgnoreCase)))
            message.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        if (Method != "POST")
            return message;
        var body = Encoding.UTF8.GetBytes(Body.GetRawText());
        message.Content = new ByteArrayContent(Text("note") == "gzip-decoded" ? Pack(body) : body);
        foreach (var name in new[] { "Content-Type", "Content-Encoding" })
            if (Header(name).Length > 0)
                message.Content.Headers.TryAddWithoutValidation(name, Header(name));
        return message;
    }

    private string Text(string name) => Entry.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string IdOf(JsonElement call)
    {
        foreach (var name in new[] { "messageId", "uuid", "eid" })
            if (call.TryGetProperty(name, out var id))
                return id.GetString()!;
        return "";
    }

    private JsonElement StandIn()
    {
        const int Calls = 21;
        var text = new string('x', Entry.GetProperty("bodyBytes").GetInt32() / Calls);
        var batch = Enumerable.Range(0, Calls).Select(index => new { type = "track", @event = "Clicked", userId = "u1", messageId = $"stand-in-{index}", properties = new { text } });
        return JsonSerializer.SerializeToElement(new { batch });
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
