using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Cairn.Protocols.Tests.Recorded;

/// <summary>One request of a recording: how it was made, and what its body says.</summary>
internal sealed record RecordedRequest(string File, JsonElement Entry)
{
    public string Method => Entry.GetProperty("method").GetString()!;

    public string Path => Entry.GetProperty("url").GetString()!;

    public JsonElement Body => Entry.GetProperty("body");

    /// <summary>Whether the whole body was kept; of a very long one there is only the beginning.</summary>
    public bool IsWhole => Method != "POST" || Body.ValueKind == JsonValueKind.Object;

    public long ReceivedAt => Decode.Time(Entry.GetProperty("t").GetString()!);

    public bool WasPacked => Entry.TryGetProperty("note", out var note) && note.GetString() == "gzip-decoded";

    public string Header(string name) => Entry.GetProperty("headers").EnumerateObject()
        .FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } found ? found.Value.GetString()! : "";

    /// <summary>The body as it was on the wire, near enough: packed where it was packed.</summary>
    public byte[] Sent()
    {
        var bytes = Body.ValueKind == JsonValueKind.Object ? Encoding.UTF8.GetBytes(Body.GetRawText()) : [];
        return WasPacked ? Pack(bytes) : bytes;
    }

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
