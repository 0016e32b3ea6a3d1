using Cairn.Import.Mapping;
using Cairn.Import.Reading;

namespace Cairn.Import.Decoding;

/// <summary>Reads one field of an event out of a record, with the columns' places known.</summary>
internal sealed class FieldReader
{
    private readonly FieldSource _source;
    private readonly int[] _columns;
    private readonly TextForm _form;
    private readonly TextCache[] _caches;
    private readonly HashSet<string>? _events;

    public FieldReader(FieldSource source, ColumnPlaces places)
    {
        _source = source;
        _columns = [.. source.Columns.Select(places.Of)];
        _form = TextForm.Of(source);
        var isSingle = _columns.Length == 1;
        _caches = [.. _columns.Select(_ => new TextCache(isSingle ? _form : TextForm.Plain))];
        _events = source.Events.Count > 0 ? source.Events.ToHashSet(StringComparer.Ordinal) : null;
    }

    /// <summary>The first column, for messages; empty for a constant.</summary>
    public string ColumnName => _source.Columns.Count > 0 ? _source.Columns[0].Name : "";

    /// <summary>The column when it is exactly one whose text stays as it is, and whose bytes can be used as they are; otherwise -1.</summary>
    public int OnlyColumn => _columns.Length == 1 && _form.IsPlain ? _columns[0] : -1;

    /// <summary>Whether events of this name have the field.</summary>
    public bool AppliesTo(string eventName) => _events is null || _events.Contains(eventName);

    /// <summary>The field's text; empty when the record has none.</summary>
    public string Read(Row row) => _columns.Length switch
    {
        0 => _form.Apply(_source.Constant),
        1 => _caches[0].Get(row.Field(_columns[0])),
        _ => ReadJoined(row),
    };

    private string ReadJoined(Row row)
    {
        var parts = new string[_columns.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = _caches[i].Get(row.Field(_columns[i]));
        if (Array.TrueForAll(parts, string.IsNullOrEmpty))
            return "";
        return _form.Apply(string.Join(_source.Join, parts));
    }
}
