using System.Text;
using System.Text.Json;

namespace Cairn.Import.Reading;

/// <summary>
/// Takes a list of each line apart: every element is a record of its own, whose raw bytes are the line with that element
/// alone in the list: a line that can be quarantined, replayed and imported by itself. A line without elements stays one record.
/// </summary>
/// <remarks>Which records a line gives follows from its bytes and the mapping alone, so that they keep their places on every pass.</remarks>
internal sealed class ElementReader : IRowReader
{
    /// <summary>As many as a batch of calls may have: a line must not become work without end.</summary>
    private const int MaxElements = 2500;

    private readonly JsonLinesReader _lines;
    private readonly (int Column, byte[][] Values)[] _when;
    private readonly Row _line = new();
    private readonly List<(int From, int To)> _elements = [];
    private (int From, int To) _list;
    private byte[] _raw = new byte[4096];
    private int _next;

    public ElementReader(JsonLinesReader lines, ElementRule rule)
    {
        _lines = lines;
        _lines.Watch(rule.List);
        _when = [.. rule.When.Select(entry => (_lines.PlaceOf(entry.Key), entry.Value.Select(Encoding.UTF8.GetBytes).ToArray()))];
    }

    public IReadOnlyList<string> Columns => _lines.Columns;

    public bool Read(Row row)
    {
        if (_next < _elements.Count)
        {
            Give(row, _next++);
            return true;
        }
        if (!_lines.Read(row))
            return false;
        _elements.Clear();
        _next = 0;
        if (row.Fault is not null || !Holds(row) || !FindElements(row))
            return true;
        if (_elements.Count > MaxElements)
        {
            row.Fail("too_many_elements", $"the list has more than {MaxElements} elements");
            _elements.Clear();
            return true;
        }
        // The reader's buffer stays as it is until the next line is read, which is after the last element was given.
        _line.ShareFrom(row);
        _list = _lines.Watched;
        Give(row, _next++);
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private bool Holds(Row row)
    {
        foreach (var (column, values) in _when)
        {
            var isThere = false;
            foreach (var value in values)
                isThere |= row.Field(column).SequenceEqual(value);
            if (!isThere)
                return false;
        }
        return true;
    }

    private bool FindElements(Row row)
    {
        var (from, to) = _lines.Watched;
        if (to == from || row.Raw[from] != '[')
            return false;
        var json = new Utf8JsonReader(row.Raw[from..to]);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray && _elements.Count <= MaxElements)
        {
            var start = (int)json.TokenStartIndex;
            json.Skip();
            _elements.Add((from + start, from + (int)json.BytesConsumed));
        }
        return _elements.Count > 0;
    }

    private void Give(Row row, int index)
    {
        var line = _line.Raw;
        var (from, to) = _elements[index];
        var length = line.Length - (_list.To - _list.From) + (to - from) + 2;
        if (_raw.Length < length)
            _raw = new byte[length];
        line[.._list.From].CopyTo(_raw);
        var at = _list.From;
        _raw[at++] = (byte)'[';
        line[from..to].CopyTo(_raw.AsSpan(at));
        at += to - from;
        _raw[at++] = (byte)']';
        line[_list.To..].CopyTo(_raw.AsSpan(at));
        row.Reset(_raw, 0, _line.Line);
        row.SetRawLength(length);
        _lines.Parse(row, isElement: true);
        row.Part = index;
    }
}
