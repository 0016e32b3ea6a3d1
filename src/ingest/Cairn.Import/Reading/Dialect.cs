using System.Text.Json;

namespace Cairn.Import.Reading;

/// <summary>How one log is written, as stated by the mapping or found in its first bytes.</summary>
public sealed record Dialect
{
    /// <summary>Delimited, JSON lines, a request log or Parquet.</summary>
    public required LogFormat Format { get; init; }

    /// <summary>What stands between two fields of a delimited log.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What encloses a field that holds delimiters or line ends; null: nothing does.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>Whether the first line says what the delimiter is, as Excel writes it: <c>sep=;</c>.</summary>
    public bool HasDelimiterLine { get; init; }

    /// <summary>How characters are written, by the encoding's registered name; null: UTF-8. Records are UTF-8 always.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands before the decimals of a column's numbers, where the column shows it.</summary>
    public IReadOnlyDictionary<string, char> DecimalMarks { get; init; } = new Dictionary<string, char>();

    /// <summary>The list of which every element is a record; null: a line is one.</summary>
    public ElementRule? Each { get; init; }

    /// <summary>Whether the first record names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The columns' names in order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The dialect in a few words, for people: <c>comma-separated, header in line 1, 9 columns</c>.</summary>
    public string Describe() => Format switch
    {
        LogFormat.JsonLines => $"JSON lines, {InEncoding()}{Columns.Count} {(Columns.Count == 1 ? "key" : "keys")} seen",
        LogFormat.Requests => $"request log, {InEncoding()}one HTTP request a line",
        LogFormat.Parquet => $"Parquet, {Columns.Count} {ColumnsWord}",
        _ => $"{NameOf(Delimiter)}-separated, {InEncoding()}{(HasHeader ? $"header in line {(HasDelimiterLine ? 2 : 1)}" : "no header")}, {Columns.Count} {ColumnsWord}",
    };

    private string ColumnsWord => Columns.Count == 1 ? "column" : "columns";

    private string InEncoding() => Encoding is null ? "" : $"{Encoding}, ";

    internal static string NameOf(char delimiter) => delimiter switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "pipe",
        ' ' => "space",
        _ => $"'{delimiter}'",
    };

    /// <summary>
    /// The dialect as the table <c>imports</c> keeps it, so that a quarantined record can be read again: format, delimiter,
    /// quote, and as JSON what else its reading depends on.
    /// </summary>
    internal string ToText()
    {
        var text = $"{Format} {(int)Delimiter} {(Quote is { } quote ? (int)quote : 0)}";
        return DecimalMarks.Count == 0 && Each is null ? text : $"{text} {JsonSerializer.Serialize(new Further(DecimalMarks, Each))}";
    }

    internal static Dialect Parse(string text, IReadOnlyList<string> columns)
    {
        var parts = text.Split(' ', 4);
        var further = parts.Length > 3 ? JsonSerializer.Deserialize<Further>(parts[3]) : null;
        return new Dialect
        {
            Format = Enum.Parse<LogFormat>(parts[0]),
            Delimiter = (char)int.Parse(parts[1]),
            Quote = parts[2] == "0" ? null : (char)int.Parse(parts[2]),
            HasHeader = false,
            Columns = columns,
            DecimalMarks = further?.Marks ?? new Dictionary<string, char>(),
            Each = further?.Each,
        };
    }

    private sealed record Further(IReadOnlyDictionary<string, char> Marks, ElementRule? Each);
}
