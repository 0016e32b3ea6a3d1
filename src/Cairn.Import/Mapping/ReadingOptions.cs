using Cairn.Import.Reading;

namespace Cairn.Import.Mapping;

/// <summary>What the mapping states about the file; what it leaves open is found in the file's first bytes.</summary>
public sealed record ReadingOptions
{
    /// <summary>How the records are written.</summary>
    public LogFormat? Format { get; init; }

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
