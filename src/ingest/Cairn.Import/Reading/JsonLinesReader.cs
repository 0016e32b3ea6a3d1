using System.Text.Json;
using System.Text.Unicode;
using Cairn.Import.Mapping;

namespace Cairn.Import.Reading;

/// <summary>
/// Reads one JSON object a line (NDJSON). A key is a column; nested objects are flattened, so that <c>{"a":{"b":1}}</c>
/// has the column <c>a.b</c>; lists stay JSON text, and paths such as <c>products[].price</c> are columns computed of them. Numbers keep their own spelling.
/// </summary>
internal sealed class JsonLinesReader : IRowReader
{
    /// <summary>More keys than any sane log has: a file that uses ids as keys must not fill the memory.</summary>
    private const int MaxColumns = 4096;

    private const int MaxNestingDepth = 16;

    private readonly LineReader _lines;
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly char[] _path = new char[1024];
    private readonly ListColumns _lists;
    private byte[] _text = new byte[1024];
    private int _watched = -1;

    public JsonLinesReader(Stream stream, IEnumerable<string> knownColumns, int maxRecordBytes, int chunk = InputBuffer.DefaultChunk)
    {
        _lines = new LineReader(stream, maxRecordBytes, chunk);
        // A known column's place is that in the header; what else the lists need comes behind.
        foreach (var column in knownColumns)
            ColumnFor(column);
        _lists = new ListColumns([.. _columns.Where(column => ListPath.Parse(column) is not null)], name => ColumnFor(name));
    }

    /// <summary>Opens a log of JSON lines, taking lists apart where the dialect says so.</summary>
    public static IRowReader Open(Stream stream, Dialect dialect, int maxRecordBytes, int chunk = InputBuffer.DefaultChunk)
    {
        var lines = new JsonLinesReader(stream, dialect.Columns, maxRecordBytes, chunk);
        return dialect.Each is { } each ? new ElementReader(lines, each) : lines;
    }

    public IReadOnlyList<string> Columns => _columns;

    public bool Read(Row row)
    {
        if (!_lines.Read(row))
            return false;
        if (row.Fault is null)
            Parse(row, isElement: false);
        return true;
    }

    /// <summary>The place of a column, which becomes one if it is none yet.</summary>
    public int PlaceOf(string column) => ColumnFor(column);

    /// <summary>Keeps where the column's value stands in the raw bytes of the latest record.</summary>
    public void Watch(string column) => _watched = ColumnFor(column);

    /// <summary>Where the watched column's value stands in the record's raw bytes; empty when the record has none.</summary>
    public (int From, int To) Watched { get; private set; }

    /// <summary>Takes the fields out of a record's raw bytes.</summary>
    /// <param name="row">The record.</param>
    /// <param name="isElement">Whether a list's one element is the record, so that paths into the list mean it.</param>
    public void Parse(Row row, bool isElement)
    {
        Watched = default;
        if (!Utf8.IsValid(row.Raw))
        {
            row.Fail("invalid_utf8", "the line is not valid UTF-8");
            return;
        }
        row.RepairText();
        try
        {
            row.SetEmptyFields(_columns.Count);
            ReadObject(row);
            _lists.Fill(row, isElement ? _watched : -1);
        }
        catch (JsonException problem)
        {
            row.Fail("malformed_json", $"the line is not one JSON object: {FirstSentence(problem.Message)}");
        }
    }

    public void Dispose() => _lines.Dispose();

    private void ReadObject(Row row)
    {
        var json = new Utf8JsonReader(row.Raw, new JsonReaderOptions { MaxDepth = 64 });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new JsonException("It does not begin with '{'.");
        ReadMembers(row, ref json, pathLength: 0, depth: 1);
        if (json.Read())
            throw new JsonException("Something follows the object.");
    }

    private void ReadMembers(Row row, ref Utf8JsonReader json, int pathLength, int depth)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueSpan.Length > _path.Length - pathLength - 1)
                throw new JsonException($"A key is longer than {_path.Length} characters.");
            var length = pathLength + json.CopyString(_path.AsSpan(pathLength));
            json.Read();
            if (json.TokenType == JsonTokenType.StartObject && depth < MaxNestingDepth)
            {
                _path[length] = '.';
                ReadMembers(row, ref json, length + 1, depth + 1);
            }
            else if (json.TokenType != JsonTokenType.Null)
            {
                ReadValue(row, ref json, ColumnFor(_path.AsSpan(0, length)));
            }
        }
    }

    private void ReadValue(Row row, ref Utf8JsonReader json, int column)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            if (_text.Length < json.ValueSpan.Length)
                _text = new byte[json.ValueSpan.Length];
            row.SetUnescaped(column, _text.AsSpan(0, json.CopyString(_text)), isJson: false);
            return;
        }
        var start = (int)json.TokenStartIndex;
        json.Skip();
        var end = (int)json.BytesConsumed;
        if (column == _watched)
            Watched = (start, end);
        row.SetUnescaped(column, row.Raw[start..end], isJson: true);
    }

    private int ColumnFor(ReadOnlySpan<char> name)
    {
        if (_index.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var column))
            return column;
        if (_columns.Count == MaxColumns)
            throw new JsonException($"The file has more than {MaxColumns} different keys.");
        _columns.Add(name.ToString());
        _index.Add(_columns[^1], _columns.Count - 1);
        return _columns.Count - 1;
    }

    private static string FirstSentence(string message) => message.Split(". ", 2)[0].TrimEnd('.') + ".";
}
