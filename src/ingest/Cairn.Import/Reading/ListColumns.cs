using System.Buffers;
using System.Text.Json;
using Cairn.Import.Mapping;

namespace Cairn.Import.Reading;

/// <summary>Fills the columns that reach into lists: of a member of all elements a JSON list, of one element the value itself.</summary>
internal sealed class ListColumns
{
    private readonly (int Column, int List, ListPath Path)[] _paths;
    private readonly ArrayBufferWriter<byte> _all = new(256);
    private byte[] _text = new byte[256];

    /// <param name="columns">The columns' names, each a path into a list.</param>
    /// <param name="placeOf">Gives a column its place.</param>
    public ListColumns(IEnumerable<string> columns, Func<string, int> placeOf) =>
        _paths = [.. columns.Select(name => (Name: name, Path: ListPath.Parse(name)!)).Select(one => (placeOf(one.Name), placeOf(one.Path.List), one.Path))];

    /// <param name="row">A record whose own fields are read.</param>
    /// <param name="element">The list of which the record is the only element; -1: none.</param>
    /// <exception cref="JsonException">A list is broken.</exception>
    public void Fill(Row row, int element)
    {
        foreach (var (column, list, path) in _paths)
        {
            if (!row.IsJson(list) || row.Field(list) is not [(byte)'[', ..])
                continue;
            var index = path.Index ?? (list == element ? 0 : null);
            if (index is { } one)
                FillOne(row, column, row.Field(list), path, one);
            else
                FillAll(row, column, row.Field(list), path);
        }
    }

    private void FillOne(Row row, int column, ReadOnlySpan<byte> list, ListPath path, int index)
    {
        var json = new Utf8JsonReader(list);
        json.Read();
        for (var i = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i < index)
            {
                json.Skip();
                continue;
            }
            if (!Follow(ref json, path) || json.TokenType == JsonTokenType.Null)
                return;
            Set(row, column, list, ref json);
            return;
        }
    }

    private void Set(Row row, int column, ReadOnlySpan<byte> list, ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            if (_text.Length < json.ValueSpan.Length)
                _text = new byte[json.ValueSpan.Length];
            row.SetUnescaped(column, _text.AsSpan(0, json.CopyString(_text)), isJson: false);
            return;
        }
        row.SetUnescaped(column, ValueAt(list, ref json), isJson: true);
    }

    private void FillAll(Row row, int column, ReadOnlySpan<byte> list, ListPath path)
    {
        _all.ResetWrittenCount();
        _all.Write("["u8);
        var json = new Utf8JsonReader(list);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (_all.WrittenCount > 1)
                _all.Write(","u8);
            var depth = json.CurrentDepth;
            _all.Write(Follow(ref json, path) ? ValueAt(list, ref json) : "null"u8);
            // What is left of the element behind the member.
            while (json.CurrentDepth > depth || (json.CurrentDepth == depth && json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray))
                json.Read();
        }
        // Of an empty list nothing is there, as of one that is missing.
        if (_all.WrittenCount == 1)
            return;
        _all.Write("]"u8);
        row.SetUnescaped(column, _all.WrittenSpan, isJson: true);
    }

    /// <summary>Goes from an element to the member that the path names; false when the element has none.</summary>
    private static bool Follow(ref Utf8JsonReader json, ListPath path)
    {
        foreach (var member in path.Members)
        {
            if (json.TokenType != JsonTokenType.StartObject)
                return false;
            var isFound = false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                isFound = json.ValueTextEquals(member);
                json.Read();
                if (isFound)
                    break;
                json.Skip();
            }
            if (!isFound)
                return false;
        }
        return true;
    }

    private static ReadOnlySpan<byte> ValueAt(ReadOnlySpan<byte> list, ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return list[start..(int)json.BytesConsumed];
    }
}
