using System.Buffers;

namespace Cairn.Import.Reading;

/// <summary>
/// One record as ClickHouse's TabSeparated: fields between tabs, with backslash escapes, null as <c>\N</c>. Records of Parquet
/// files have this form, so that one in quarantine is a line that can be looked at and read again.
/// </summary>
/// <remarks>Source: ClickHouse documentation, "TabSeparated", data formatting: \b \f \r \n \t \0 \' \\; any other stands for itself.</remarks>
internal sealed class TabSeparatedLine
{
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("\b\f\r\n\t\0\\"u8);

    private byte[] _text = new byte[1024];

    /// <summary>Takes the fields out of a record's raw bytes.</summary>
    public void Split(Row row)
    {
        var raw = row.Raw;
        for (var at = 0; ;)
        {
            var length = raw[at..].IndexOf((byte)'\t');
            var field = length < 0 ? raw[at..] : raw.Slice(at, length);
            AddField(row, field, at);
            if (length < 0)
                return;
            at += length + 1;
        }
    }

    /// <summary>Writes a field's text with its escapes.</summary>
    public static void Write(IBufferWriter<byte> line, ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOfAny(Escapes); at >= 0; at = text.IndexOfAny(Escapes))
        {
            line.Write(text[..at]);
            line.Write([(byte)'\\', Letter(text[at])]);
            text = text[(at + 1)..];
        }
        line.Write(text);
    }

    private void AddField(Row row, ReadOnlySpan<byte> field, int at)
    {
        if (field.SequenceEqual("\\N"u8))
            row.AddUnescaped([]);
        else if (field.Contains((byte)'\\'))
            row.AddUnescaped(Unescape(field));
        else
            row.AddPlainAtRaw(at, field.Length);
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> field)
    {
        if (_text.Length < field.Length)
            _text = new byte[field.Length];
        var length = 0;
        for (var i = 0; i < field.Length; i++)
        {
            var value = field[i];
            if (value == '\\' && i + 1 < field.Length)
                value = Escaped(field[++i]);
            _text[length++] = value;
        }
        return _text.AsSpan(0, length);
    }

    private static byte Letter(byte value) => value switch
    {
        (byte)'\b' => (byte)'b',
        (byte)'\f' => (byte)'f',
        (byte)'\r' => (byte)'r',
        (byte)'\n' => (byte)'n',
        (byte)'\t' => (byte)'t',
        0 => (byte)'0',
        _ => value,
    };

    private static byte Escaped(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'r' => (byte)'\r',
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'0' => 0,
        _ => letter,
    };
}
