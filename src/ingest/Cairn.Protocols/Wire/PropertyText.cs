using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Protocols.Wire;

/// <summary>Writes an event's properties where the client's own cannot be taken as they are. For one event.</summary>
internal sealed class PropertyText : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Utf8JsonWriter _json;

    public PropertyText()
    {
        _json = new Utf8JsonWriter(_buffer, Options);
        _json.WriteStartObject();
    }

    /// <summary>Adds a text unless it is empty.</summary>
    public void Add(ReadOnlySpan<byte> name, string text)
    {
        if (text.Length > 0)
            _json.WriteString(name, text);
    }

    /// <summary>Adds a value that is JSON already, under a name that the reader gives.</summary>
    public void AddRaw(string name, ReadOnlySpan<byte> value)
    {
        _json.WritePropertyName(name);
        _json.WriteRawValue(value, skipInputValidation: true);
    }

    /// <summary>Adds a text, empty or not.</summary>
    public void AddText(string name, string text) => _json.WriteString(name, text);

    /// <summary>Adds a number.</summary>
    public void AddNumber(string name, decimal number) => _json.WriteNumber(name, number);

    /// <summary>Adds the members of an object that is JSON already.</summary>
    public void AddMembers(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8, WireJson.Call);
        json.Read();
        while (WireJson.NextMember(ref json))
        {
            var name = json.GetString()!;
            json.Read();
            AddRaw(name, WireJson.Raw(ref json, utf8));
        }
    }

    public string End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenCount == 2 ? "{}" : Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    public void Dispose() => _json.Dispose();
}
