namespace Cairn.Attribution.Paths;

/// <summary>
/// Splits a line into its fields (RFC 4180: a field may stand in double quotes, a quote within them is doubled; a line end
/// within quotes is not supported).
/// </summary>
internal sealed class FieldSplitter(byte delimiter, int columns)
{
    private readonly (int Start, int Length)[] _fields = new (int, int)[columns];
    private byte[] _bytes = [];

    /// <summary>The field at an index, without its quotes; valid until the next line is split.</summary>
    public ReadOnlySpan<byte> this[int column] =>
        _bytes.AsSpan(_fields[column].Start, _fields[column].Length);

    /// <summary>Splits a line. Returns what is wrong with it, or null.</summary>
    public string? Split(ReadOnlySpan<byte> line)
    {
        // A copy, so that quotes can be taken out in place.
        if (_bytes.Length < line.Length)
            _bytes = new byte[line.Length * 2];
        line.CopyTo(_bytes);
        var at = 0;
        for (var column = 0; column < columns; column++)
        {
            if (at > line.Length)
                return $"the line has {Fields(column)}, the header has {columns}";
            var quoted = at < line.Length && _bytes[at] == '"';
            var end = quoted ? Unquote(column, at, line.Length) : Plain(column, at, line.Length);
            if (end < 0)
                return "a quote is not closed on its line";
            at = end + 1;
        }

        return at > line.Length ? null : $"the line has more than the header's {Fields(columns)}";
    }

    private static string Fields(int count) => count == 1 ? "1 field" : $"{count} fields";

    private int Plain(int column, int start, int lineLength)
    {
        var rest = _bytes.AsSpan(start, lineLength - start);
        var length = rest.IndexOf(delimiter);
        length = length < 0 ? rest.Length : length;
        Put(column, start, length);
        return start + length;
    }

    // Moves the text between the quotes together, and returns the place of the delimiter after it, or -1.
    private int Unquote(int column, int start, int lineLength)
    {
        var to = start + 1;
        for (var from = start + 1; from < lineLength; from++)
        {
            if (_bytes[from] != '"')
            {
                _bytes[to++] = _bytes[from];
                continue;
            }

            if (from + 1 < lineLength && _bytes[from + 1] == '"')
            {
                _bytes[to++] = _bytes[from++];
                continue;
            }

            Put(column, start + 1, to - start - 1);
            var closed = from + 1 == lineLength || _bytes[from + 1] == delimiter;
            return closed ? from + 1 : -1;
        }

        return -1;
    }

    private void Put(int column, int start, int length) => _fields[column] = (start, length);
}
