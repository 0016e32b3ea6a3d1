using System.Text.Json;

namespace Cairn.World.Tests.Wire;

/// <summary>A line of requests.jsonl, read back.</summary>
internal sealed class RequestFileLine(string text)
{
    private readonly JsonElement _root = JsonDocument.Parse(text).RootElement;

    public string Text => text;

    public string Source => _root.GetProperty("source").GetString()!;

    public string Path => _root.GetProperty("path").GetString()!;

    public string At => _root.GetProperty("at").GetString()!;

    public JsonElement Body => _root.GetProperty("body");

    /// <summary>What goes into the request's body, byte for byte.</summary>
    public string RawBody => Body.ValueKind == JsonValueKind.String ? Body.GetString()! : Body.GetRawText();

    public string? Header(string name) => _root.GetProperty("headers").TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>The calls of a batch, or the one call.</summary>
    public JsonElement[] Calls => Body.ValueKind == JsonValueKind.Array ? [.. Body.EnumerateArray()]
        : Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("batch", out var batch) ? [.. batch.EnumerateArray()] : [Body];
}
