using System.Text;

namespace Cairn.Import.Reading;

/// <summary>
/// Reads ClickHouse's TabSeparatedWithNames, in which the engine hands out Parquet files: fields between tabs, with
/// backslash escapes, null as <c>\N</c>.
/// </summary>
internal sealed class TabSeparatedReader : IRecordReader
{
    private readonly LineReader _lines;
    private byte[] _text = new byte[1024];

    public TabSeparatedReader(Stream stream, int longestRecord)
    {
        _lines = new LineReader(stream, longestRecord);
        var header = new Record();
        var columns = new List<string>();
        if (_lines.Read(header))
        {
            Split(header);
            for (var i = 0; i < header.FieldCount; i++)
                columns.Add(Encoding.UTF8.GetString(header.Field(i)));
        }
        Columns = columns;
    }

    private TabSeparatedReader(Stream stream, IReadOnlyList<string> columns, int longestRecord, int chunk) =>
        (_lines, Columns) = (new LineReader(stream, longestRecord, chunk), columns);

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Reads records without the header.</summary>
    public static TabSeparatedReader WithoutHeader(Stream stream, IReadOnlyList<string> columns, int longestRecord, int chunk) =>
        new(stream, columns, longestRecord, chunk);

    public bool Read(Record record)
    {
        if (!_lines.Read(record))
            return false;
        // A row's place in the file is of more use than its line in a stream that nobody sees.
        record.Line--;
        if (record.Fault is null)
            Split(record);
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private void Split(Record record)
    {
        var raw = record.Raw;
        for (var at = 0; ;)
        {
            var length = raw[at..].IndexOf((byte)'\t');
            var field = length < 0 ? raw[at..] : raw.Slice(at, length);
            AddField(record, field, at);
            if (length < 0)
                return;
            at += length + 1;
        }
    }

    private void AddField(Record record, ReadOnlySpan<byte> field, int at)
    {
        if (field.SequenceEqual("\\N"u8))
            record.AddUnescaped([]);
        else if (field.Contains((byte)'\\'))
            record.AddUnescaped(Unescape(field));
        else
            record.AddPlainAtRaw(at, field.Length);
    }

    // Source: ClickHouse documentation, "TabSeparated", data formatting: \b \f \r \n \t \0 \' \\ ; any other stands for itself.
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
