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

    /// <summary>Whether the first record names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The columns' names in order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The dialect in a few words, for people: <c>comma-separated, header in line 1, 9 columns</c>.</summary>
    public string Describe() => Format switch
    {
        LogFormat.JsonLines => $"JSON lines, {Columns.Count} keys seen",
        LogFormat.Requests => "request log, one HTTP request a line",
        LogFormat.Parquet => $"Parquet, {Columns.Count} columns",
        _ => $"{NameOf(Delimiter)}-separated, {(HasHeader ? "header in line 1" : "no header")}, {Columns.Count} columns",
    };

    internal static string NameOf(char delimiter) => delimiter switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "pipe",
        ' ' => "space",
        _ => $"'{delimiter}'",
    };

    /// <summary>The dialect as the table <c>imports</c> keeps it, so that a quarantined record can be read again: format, delimiter, quote.</summary>
    internal string ToText() => $"{Format} {(int)Delimiter} {(Quote is { } quote ? (int)quote : 0)}";

    internal static Dialect Parse(string text, IReadOnlyList<string> columns)
    {
        var parts = text.Split(' ');
        return new Dialect
        {
            Format = Enum.Parse<LogFormat>(parts[0]),
            Delimiter = (char)int.Parse(parts[1]),
            Quote = parts[2] == "0" ? null : (char)int.Parse(parts[2]),
            HasHeader = false,
            Columns = columns,
        };
    }
}
