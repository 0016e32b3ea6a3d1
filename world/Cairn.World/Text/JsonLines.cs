using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.World.Text;

/// <summary>Elements of a JSON array, one a line, each followed by a comma and a line feed, gathered in memory.</summary>
internal sealed class JsonLines : IDisposable
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly Utf8JsonWriter _writer;

    public JsonLines() => _writer = new Utf8JsonWriter(_text, Style);

    /// <summary>How the world's JSON is written: no escapes but those that JSON itself requires.</summary>
    public static JsonWriterOptions Style { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Text => _text.WrittenSpan;

    /// <summary>Begins an element.</summary>
    public Utf8JsonWriter Begin()
    {
        _writer.Reset(_text);
        return _writer;
    }

    /// <summary>Ends it.</summary>
    public void End()
    {
        _writer.Flush();
        _text.Write(",\n"u8);
        Count++;
    }

    public void Dispose() => _writer.Dispose();

    public void Clear()
    {
        _text.ResetWrittenCount();
        Count = 0;
    }
}
