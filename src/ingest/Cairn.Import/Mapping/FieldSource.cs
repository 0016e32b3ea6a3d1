namespace Cairn.Import.Mapping;

/// <summary>Where one field of an event comes from: a column, several columns joined, the sum of a list, or a constant.</summary>
public sealed record FieldSource
{
    /// <summary>The columns; empty for a constant.</summary>
    public IReadOnlyList<ColumnName> Columns { get; init; } = [];

    /// <summary>What stands between the values of several columns.</summary>
    public string Join { get; init; } = "/";

    /// <summary>The value itself, when it is the same in every row.</summary>
    public string Constant { get; init; } = "";

    /// <summary>Where the mapping gives the constant as bare text, which elsewhere names a column; null: it says that it is one.</summary>
    public ColumnName? Bare { get; init; }

    /// <summary>Whether the column holds a list of numbers, and the field is their sum.</summary>
    public bool IsSum { get; init; }

    /// <summary>A second list of the same length: the sum is that of the products, as price and quantity; null: none.</summary>
    public ColumnName? Times { get; init; }

    /// <summary>What stands before a number's decimals, point or comma; null: as the file or the column shows.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>The case that text is brought into, before it is translated.</summary>
    public LetterCase Case { get; init; }

    /// <summary>What the text is hashed as, after everything else.</summary>
    public TextHash Hash { get; init; }

    /// <summary>Translation table; values that are not in it stay as they are.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>The events (by their name after translation) that get the field; empty: all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];
}
