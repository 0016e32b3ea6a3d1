using Cairn.Import.Reading;

namespace Cairn.Import.Mapping;

/// <summary>What the mapping states about the file; what it leaves open is found in the file's first bytes.</summary>
public sealed record ReadingOptions
{
    /// <summary>How the records are written.</summary>
    public LogFormat? Format { get; init; }

    /// <summary>How characters are written as bytes, by the encoding's registered name; null: UTF-8, or UTF-16 where the file shows it.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands before the decimals of numbers, point or comma; null: as each column shows.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>What stands between two fields.</summary>
    public char? Delimiter { get; init; }

    /// <summary>What encloses fields; unused when <see cref="IsUnquoted"/>.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>Whether quotes have no meaning in this file.</summary>
    public bool IsUnquoted { get; init; }

    /// <summary>Whether the first record names the columns.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>The columns' names, for a file without header; empty: the file has one.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}
