using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Snowplow;

/// <summary>A piece of data with the name of its schema: <c>{"schema":"iglu:com.acme/clicked/jsonschema/1-0-0","data":{...}}</c>.</summary>
/// <remarks>Source: Snowplow, "Iglu: self-describing JSON".</remarks>
internal readonly ref struct SelfDescribing
{
    private readonly string? _schema;

    private SelfDescribing(string schema, ReadOnlySpan<byte> data)
    {
        _schema = schema;
        Data = data;
    }

    /// <summary>The schema; empty when it is not named.</summary>
    public string Schema => _schema ?? "";

    /// <summary>The data as JSON; empty when there are none.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The name in the schema, without vendor, format and version; empty when it is no schema.</summary>
    public string Name
    {
        get
        {
            var rest = Schema.AsSpan();
            var (vendor, name) = (rest.IndexOf('/'), -1);
            if (vendor > 0 && rest.StartsWith("iglu:", StringComparison.Ordinal))
                name = rest[(vendor + 1)..].IndexOf('/');
            return name < 0 ? "" : rest.Slice(vendor + 1, name).ToString();
        }
    }

    /// <summary>Reads one; of what is no object, nothing.</summary>
    public static SelfDescribing Read(ReadOnlySpan<byte> utf8)
    {
        var schema = "";
        var (start, length) = (0, 0);
        var json = new Utf8JsonReader(utf8, WireJson.Call);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return default;
        while (WireJson.NextMember(ref json))
        {
            var (isSchema, isData) = (json.ValueTextEquals("schema"u8), json.ValueTextEquals("data"u8));
            json.Read();
            if (isSchema)
                schema = WireJson.TextIfAny(ref json);
            else if (isData)
                (start, length) = ((int)json.TokenStartIndex, WireJson.Raw(ref json, utf8).Length);
            else
                json.Skip();
        }
        return new SelfDescribing(schema, utf8.Slice(start, length));
    }
}
