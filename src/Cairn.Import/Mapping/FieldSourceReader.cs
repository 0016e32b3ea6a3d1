using Cairn.Model.Plan.Reading;
using Cairn.Model.Plan.Yaml;

namespace Cairn.Import.Mapping;

/// <summary>Reads where fields come from: a column's name, a list of columns, or a map that says more.</summary>
internal sealed class FieldSourceReader(MistakeList mistakes)
{
    private static readonly string[] Kinds = ["column", "columns", "constant"];

    public static ColumnName Named(YamlNode node) => new(node.Text, node.Line, node.Column);

    /// <summary>The source that <paramref name="node"/> describes; null when there is none or it is wrong.</summary>
    public FieldSource? Read(YamlNode? node, string path)
    {
        if (node is null || node.Kind == YamlKind.Null)
            return null;
        if (node.IsScalar)
            return new FieldSource { Columns = [Named(node)] };
        if (node.Kind == YamlKind.List)
            return new FieldSource { Columns = ColumnsIn(node) };
        var given = Kinds.Count(kind => node[kind] is not null);
        if (given != 1)
        {
            mistakes.Add(node, $"{path} has {(given == 0 ? "no source" : "more than one source")}", "Give one of `column:`, `columns:` or `constant:`.");
            return null;
        }
        if (node["join"] is { } join && node["columns"] is null)
            mistakes.Add(join, $"{path}.join joins nothing", "Remove it, or name several columns under `columns:`.");
        return new FieldSource
        {
            Columns = node["column"] is { } column ? [Named(column)] : ColumnsIn(node["columns"]),
            Constant = node.TextOf("constant"),
            Join = node["join"]?.Text ?? "/",
            Names = TableIn(node["names"]),
            Events = [.. node.ScalarsOf("events").Select(item => item.Text)],
        };
    }

    public Dictionary<string, FieldSource> ReadMap(YamlNode? node)
    {
        var read = new Dictionary<string, FieldSource>(StringComparer.Ordinal);
        foreach (var (key, value) in node?.Entries ?? [])
            if (Read(value, key.Text) is { } source)
                read[key.Text] = source;
        return read;
    }

    private static IReadOnlyList<ColumnName> ColumnsIn(YamlNode? list) =>
        [.. (list?.Items ?? []).Where(item => item.IsScalar).Select(Named)];

    private static Dictionary<string, string> TableIn(YamlNode? table)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in table?.Entries ?? [])
            read[key.Text] = value.Text;
        return read;
    }
}
