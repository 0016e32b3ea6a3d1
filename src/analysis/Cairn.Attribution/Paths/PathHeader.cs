using System.Text;
using Cairn.Model;

namespace Cairn.Attribution.Paths;

/// <summary>Which column of a path file holds what; -1 for a column that it does not have.</summary>
/// <param name="Delimiter">The byte between columns.</param>
/// <param name="Names">The columns' names.</param>
/// <param name="Path">Index of the column with the path.</param>
/// <param name="Conversions">Index of the column with the conversions.</param>
/// <param name="Value">Index of the column with the money, or -1.</param>
/// <param name="Null">Index of the column with the journeys that did not convert, or -1.</param>
internal sealed record PathHeader(byte Delimiter, string[] Names, int Path, int Conversions, int Value, int Null)
{
    /// <summary>What a path file must begin with.</summary>
    public const string Remedy =
        "The first line must name the columns, for example path;conversions;value;null. Other names go into a --map file.";

    /// <summary>How many columns every row must have.</summary>
    public int Columns => Names.Length;

    /// <summary>Name of the column at an index.</summary>
    public string Name(int column) => Names[column];

    /// <summary>Finds delimiter and columns in the header line.</summary>
    /// <exception cref="UserException">There is no column for the path or for the conversions.</exception>
    public static PathHeader Detect(ReadOnlySpan<byte> line, PathFileOptions options, string file)
    {
        var text = Encoding.UTF8.GetString(line);
        char[] candidates = options.Delimiter is { } given ? [given] : [';', ',', '\t', '|'];
        var headers = candidates.Select(delimiter => Parse(text, delimiter, options)).ToList();
        var best = headers.MaxBy(Found)!;
        if (best.Path >= 0 && best.Conversions >= 0)
            return best;
        var missing = best.Path < 0 ? options.PathColumn ?? "path" : options.ConversionsColumn ?? "conversions";
        var start = text.Length > 120 ? text[..120] + "..." : text;
        throw new UserException($"{file}, line 1: there is no column '{missing}' in the header '{start}'.", Remedy);
    }

    private static int Found(PathHeader header) =>
        new[] { header.Path, header.Conversions, header.Value, header.Null }.Count(column => column >= 0);

    private static PathHeader Parse(string text, char delimiter, PathFileOptions options)
    {
        var names = Array.ConvertAll(text.Split(delimiter), name => name.Trim().Trim('"'));
        return new PathHeader(
            (byte)delimiter,
            names,
            Find(names, options.PathColumn, "path"),
            Find(names, options.ConversionsColumn, "conversions", "total_conversions"),
            Find(names, options.ValueColumn, "value", "total_conversion_value"),
            Find(names, options.NullColumn, "null", "total_null"));
    }

    private static int Find(string[] names, string? given, params ReadOnlySpan<string> usual)
    {
        if (given is not null)
            return Array.IndexOf(names, given);
        foreach (var name in usual)
        {
            var column = Array.FindIndex(names, found => found.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (column >= 0)
                return column;
        }

        return -1;
    }
}
