using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Model.Plan.Reading;

namespace Cairn.Import.Decoding;

/// <summary>Where the columns that a mapping names stand in a file; those that do not are reported all at once.</summary>
internal sealed class ColumnPlaces(ImportMapping mapping, Dialect dialect)
{
    private readonly Dictionary<string, int> _places = Index(dialect.Columns);
    private readonly HashSet<string> _twice = [.. dialect.Columns.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
    private readonly List<ColumnName> _missing = [];
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

    /// <exception cref="UserException">The file lacks columns that the mapping names, or has one of them twice.</exception>
    public void RequireAll(string file)
    {
        if (_twice.FirstOrDefault(_used.Contains) is { } twice)
            throw new UserException($"{file} has more than one column '{twice}'",
                "Name the columns yourself in the mapping, with `file: {header: true, columns: [...]}`.");
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
            ? "Correct the names; a key that comes only later in the file belongs under `optional:` in the mapping."
            : "Correct the names; for a file without header list its columns under `file: {columns: [...]}`; columns that may be absent belong under `optional:`.";
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
