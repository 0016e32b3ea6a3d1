using System.Text.Json;
using System.Text.Unicode;

namespace Cairn.Import.Reading;

/// <summary>
/// Reads one JSON object a line (NDJSON). A key is a column; nested objects are flattened, so that <c>{"a":{"b":1}}</c>
/// has the column <c>a.b</c>; lists stay JSON text. Numbers keep their own spelling.
/// </summary>
internal sealed class JsonLinesReader : IRecordReader
{
    /// <summary>More keys than any sane log has: a file that uses ids as keys must not fill the memory.</summary>
    private const int MostColumns = 4096;

    private const int DeepestNesting = 16;

    private readonly LineReader _lines;
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly char[] _path = new char[1024];
    private byte[] _text = new byte[1024];

    public JsonLinesReader(Stream stream, IEnumerable<string> knownColumns, int longestRecord, int chunk = InputBuffer.DefaultChunk)
    {
        _lines = new LineReader(stream, longestRecord, chunk);
        foreach (var column in knownColumns)
            ColumnFor(column);
    }

    public IReadOnlyList<string> Columns => _columns;

    public bool Read(Record record)
    {
        if (!_lines.Read(record))
            return false;
        if (record.Fault is not null)
            return true;
        if (!Utf8.IsValid(record.Raw))
        {
            record.Fail("invalid_utf8", "the line is not valid UTF-8");
            return true;
        }
        record.MendText();
        try
        {
            record.SetEmptyFields(_columns.Count);
            ReadObject(record);
        }
        catch (JsonException problem)
        {
            record.Fail("malformed_json", $"the line is not one JSON object: {FirstSentence(problem.Message)}");
        }
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private void ReadObject(Record record)
    {
        var json = new Utf8JsonReader(record.Raw, new JsonReaderOptions { MaxDepth = 64 });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new JsonException("It does not begin with '{'.");
        ReadMembers(record, ref json, pathLength: 0, depth: 1);
        if (json.Read())
            throw new JsonException("Something follows the object.");
    }

    private void ReadMembers(Record record, ref Utf8JsonReader json, int pathLength, int depth)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueSpan.Length > _path.Length - pathLength - 1)
                throw new JsonException($"A key is longer than {_path.Length} characters.");
            var length = pathLength + json.CopyString(_path.AsSpan(pathLength));
            json.Read();
            if (json.TokenType == JsonTokenType.StartObject && depth < DeepestNesting)
            {
                _path[length] = '.';
                ReadMembers(record, ref json, length + 1, depth + 1);
            }
            else if (json.TokenType != JsonTokenType.Null)
            {
                ReadValue(record, ref json, ColumnFor(_path.AsSpan(0, length)));
            }
        }
    }

    private void ReadValue(Record record, ref Utf8JsonReader json, int column)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            if (_text.Length < json.ValueSpan.Length)
                _text = new byte[json.ValueSpan.Length];
            record.SetUnescaped(column, _text.AsSpan(0, json.CopyString(_text)), isJson: false);
            return;
        }
        var start = (int)json.TokenStartIndex;
        json.Skip();
        record.SetUnescaped(column, record.Raw[start..(int)json.BytesConsumed], isJson: true);
    }

    private int ColumnFor(ReadOnlySpan<char> name)
    {
        if (_index.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var column))
            return column;
        if (_columns.Count == MostColumns)
            throw new JsonException($"The file has more than {MostColumns} different keys.");
        _columns.Add(name.ToString());
        _index.Add(_columns[^1], _columns.Count - 1);
        return _columns.Count - 1;
    }

    private static string FirstSentence(string message) => message.Split(". ", 2)[0].TrimEnd('.') + ".";
}
