using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Decoding;

/// <summary>Where the columns that a mapping names stand in a file; those that do not are reported all at once.</summary>
internal sealed class ColumnPlaces(ImportMapping mapping, Dialect dialect)
{
    private readonly Dictionary<string, int> _places = Index(dialect.Columns);
    private readonly HashSet<string> _twice = [.. dialect.Columns.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
    private readonly List<ColumnName> _missing = [];
    private readonly List<(ColumnName Text, string Column)> _bare = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The columns that were asked for.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>The column's place, or one past the last for a column that the file lacks (its field is empty).</summary>
    public int Of(ColumnName column)
    {
        _used.Add(column.Name);
        if (_places.TryGetValue(column.Name, out var place))
            return place;
        if (!mapping.OptionalColumns.Contains(column.Name) && _missing.TrueForAll(known => known.Name != column.Name))
            _missing.Add(column);
        return int.MaxValue;
    }

    /// <summary>What stands before the decimals of a field's numbers: as the mapping says or the column shows; null: not known.</summary>
    public char? DecimalMarkOf(FieldSource source)
    {
        if ((source.DecimalMark ?? mapping.Reading.DecimalMark) is { } stated)
            return stated;
        return source.Columns.Count == 1 && dialect.DecimalMarks.TryGetValue(source.Columns[0].Name, out var shown) ? shown : null;
    }

    /// <summary>Notes text that stands for itself in the mapping, where it could be meant as a column.</summary>
    public void RejectAsColumn(FieldSource source)
    {
        if (source.Bare is { } bare && dialect.Columns.FirstOrDefault(name => string.Equals(name, bare.Name, StringComparison.OrdinalIgnoreCase)) is { } meant)
            _bare.Add((bare, meant));
    }

    /// <exception cref="UserException">The file lacks columns that the mapping names, or has one of them twice.</exception>
    public void RequireAll(string file)
    {
        if (_twice.FirstOrDefault(_used.Contains) is { } twice)
            throw new UserException($"{file} has more than one column '{twice}'",
                "Name the columns yourself in the mapping, with `file: {header: true, columns: [...]}`.");
        if (_bare.Count > 0)
            throw new UserException(
                $"{mapping.File}:{_bare[0].Text.Line}:{_bare[0].Text.Column}: `event: {_bare[0].Text.Name}` gives every row the name '{_bare[0].Text.Name}', and {file} has a column '{_bare[0].Column}'",
                $"Write `event: {{ column: {_bare[0].Column} }}` if the column is meant, or `event: {{ constant: {_bare[0].Text.Name} }}` for the name itself.");
        if (_missing.Count == 0)
            return;
        var lines = _missing.Select(column =>
            $"  {mapping.File}:{column.Line}:{column.Column}: there is no column '{column.Name}'. {NearMiss.Ask(column.Name, dialect.Columns, "")}".TrimEnd());
        var count = _missing.Count == 1 ? "a column" : $"{_missing.Count} columns";
        throw new UserException(
            $"{file} lacks {count} that the mapping names:\n{string.Join('\n', lines)}\n  It was read as {dialect.Describe()}: {Shown(dialect.Columns)}.",
            Remedy());
    }

    private string Remedy()
    {
        if (dialect.Format == LogFormat.Delimited && dialect.Columns.Count == 1)
            return "The whole header is one column, so the delimiter is probably another: state it in the mapping under `file: {delimiter: ...}`.";
        return dialect.Format == LogFormat.JsonLines
            ? "Correct the names; a key that comes only later in the file belongs under `optional:` in the mapping; a fixed value is written `{ constant: EUR }`."
            : "Correct the names; for a file without header list its columns under `file: {columns: [...]}`; columns that may be absent belong under `optional:`; a fixed value is written `{ constant: EUR }`.";
    }

    private static string Shown(IReadOnlyList<string> columns)
    {
        var shown = string.Join(", ", columns.Take(30));
        shown = shown.Length > 600 ? shown[..600] + "…" : shown;
        return columns.Count > 30 ? $"{shown} and {columns.Count - 30} more" : shown;
    }

    private static Dictionary<string, int> Index(IReadOnlyList<string> columns)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, name) in columns.Index())
            index.TryAdd(name, place);
        return index;
    }
}
