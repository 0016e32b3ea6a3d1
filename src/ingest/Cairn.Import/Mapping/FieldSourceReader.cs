using Cairn.Yaml;

namespace Cairn.Import.Mapping;

/// <summary>Reads where fields come from: a column's name, a list of columns, or a map that says more.</summary>
internal sealed class FieldSourceReader(MistakeList mistakes)
{
    private static readonly string[] Kinds = ["column", "columns", "constant", "sum"];

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
            mistakes.Add(node, $"{path} has {(given == 0 ? "no source" : "more than one source")}", "Give one of `column:`, `columns:`, `constant:` or `sum:`.");
            return null;
        }
        if (node["join"] is { } join && node["columns"] is null)
            mistakes.Add(join, $"{path}.join joins nothing", "Remove it, or name several columns under `columns:`.");
        return new FieldSource
        {
            Columns = (node["column"] ?? node["sum"]) is { } column ? [Named(column)] : ColumnsIn(node["columns"]),
            IsSum = node["sum"] is not null,
            Times = ReadTimes(node, path),
            DecimalMark = ReadDecimalMark(node["decimal"], $"{path}.decimal"),
            Case = node.TextOf("case") switch { "lower" => LetterCase.Lower, "upper" => LetterCase.Upper, _ => LetterCase.Kept },
            Hash = node.TextOf("hash") switch { "email" => TextHash.Email, "phone" => TextHash.Phone, "text" => TextHash.Text, _ => TextHash.None },
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

    /// <summary>Point or comma; null when the mapping leaves it open.</summary>
    public char? ReadDecimalMark(YamlNode? node, string path)
    {
        if (node is null || node.Text is "," or ".")
            return node?.Text[0];
        mistakes.Add(node, $"{path} is '{node.Text}'", "Give \",\" for numbers such as 1.249,90, or \".\" for numbers such as 1,249.90.");
        return null;
    }

    private ColumnName? ReadTimes(YamlNode node, string path)
    {
        var (sum, times) = (node["sum"], node["times"]);
        if (sum is not null && !IsMoneyOrProperty(path))
            mistakes.Add(sum, $"{path} cannot be a sum", "Sums are for `value:` and for properties of the type number.");
        if (sum is not null && ListPath.Parse(sum.Text) is not { Index: null })
            mistakes.Add(sum, $"{path}.sum is '{sum.Text}', which names no list", "Write the list with its brackets and the member to add up, as in products[].price.");
        if (times is null)
            return null;
        if (sum is null || ListPath.Parse(times.Text)?.List != ListPath.Parse(sum.Text)?.List)
            mistakes.Add(times, $"{path}.times is '{times.Text}', which is no member of the list that is summed", "Name a member of the same list, as in `{ sum: products[].price, times: products[].quantity }`.");
        return Named(times);
    }

    private static bool IsMoneyOrProperty(string path) => path is "value" or "also.value" || path.StartsWith("properties.", StringComparison.Ordinal);

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
