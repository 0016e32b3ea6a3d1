using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Import.Decoding;

/// <summary>
/// Builds the text of one flat JSON object (RFC 8259) after another in the same buffer, with keys that were encoded once:
/// it runs once for every row of an import.
/// </summary>
internal sealed class JsonObjectText
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private static readonly SearchValues<byte> MustBeEscaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\', 0x7F]);

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    /// <summary>A member's name as it is written: quoted, escaped, with the colon.</summary>
    public static byte[] Key(string name) => Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(name, Encoder)}\":");

    /// <summary>Begins an object.</summary>
    public void Begin()
    {
        _buffer.ResetWrittenCount();
        _buffer.Write("{"u8);
    }

    /// <summary>Ends the object.</summary>
    public string End()
    {
        _buffer.Write("}"u8);
        return _buffer.WrittenCount == 2 ? "{}" : Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    /// <summary>Adds text, given as valid UTF-8.</summary>
    public void AddText(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text)
    {
        AddKey(key);
        _buffer.Write("\""u8);
        // Bytes beyond ASCII need no escape in a string, except those that the encoder is there to know.
        if (text.IndexOfAny(MustBeEscaped) < 0)
            _buffer.Write(text);
        else
            AddEscaped(text);
        _buffer.Write("\""u8);
    }

    /// <summary>Adds a value that is JSON already.</summary>
    public void AddJson(ReadOnlySpan<byte> key, ReadOnlySpan<byte> json)
    {
        AddKey(key);
        _buffer.Write(json);
    }

    /// <summary>Adds a number with the digits that it has.</summary>
    public void AddNumber(ReadOnlySpan<byte> key, decimal number)
    {
        AddKey(key);
        Utf8Formatter.TryFormat(number, _buffer.GetSpan(64), out var written);
        _buffer.Advance(written);
    }

    /// <summary>Adds a finite number.</summary>
    public void AddNumber(ReadOnlySpan<byte> key, double number)
    {
        AddKey(key);
        Utf8Formatter.TryFormat(number, _buffer.GetSpan(64), out var written);
        _buffer.Advance(written);
    }

    private void AddKey(ReadOnlySpan<byte> key)
    {
        if (_buffer.WrittenCount > 1)
            _buffer.Write(","u8);
        _buffer.Write(key);
    }

    private void AddEscaped(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var target = _buffer.GetSpan(Math.Max(64, text.Length * 2));
            Encoder.EncodeUtf8(text, target, out var consumed, out var written);
            _buffer.Advance(written);
            text = text[consumed..];
        }
    }
}
