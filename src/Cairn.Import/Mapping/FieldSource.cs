namespace Cairn.Import.Mapping;

/// <summary>Where one field of an event comes from: a column, several columns joined, or a constant.</summary>
public sealed record FieldSource
{
    /// <summary>The columns; empty for a constant.</summary>
    public IReadOnlyList<ColumnName> Columns { get; init; } = [];

    /// <summary>What stands between the values of several columns.</summary>
    public string Join { get; init; } = "/";

    /// <summary>The value itself, when it is the same in every row.</summary>
    public string Constant { get; init; } = "";

    /// <summary>Translation table; values that are not in it stay as they are.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>The events (by their name after translation) that get the field; empty: all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];
}
