namespace Cairn.Attribution.Paths;

/// <summary>How a path file is written. What is not set is detected from the header line.</summary>
public sealed record PathFileOptions
{
    /// <summary>What stands between two steps of a path, not empty; spaces around a step are dropped.</summary>
    public string Separator { get; init; } = " > ";

    /// <summary>
    /// Time from one step to the next, above zero, as path files have no times: the last step is at the conversion. Matters
    /// for time decay only.
    /// </summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The character between columns, or null to detect one of <c>; , tab |</c>.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Name of the column with the path, or null for <c>path</c>.</summary>
    public string? PathColumn { get; init; }

    /// <summary>Name of the column with the number of conversions, or null for <c>conversions</c> or <c>total_conversions</c>.</summary>
    public string? ConversionsColumn { get; init; }

    /// <summary>
    /// Name of the column with the money of all these conversions, or null for <c>value</c> or <c>total_conversion_value</c>;
    /// without such a column the value is 0.
    /// </summary>
    public string? ValueColumn { get; init; }

    /// <summary>
    /// Name of the column with the number of journeys that did not convert, or null for <c>null</c> or <c>total_null</c>;
    /// without such a column there are none.
    /// </summary>
    public string? NullColumn { get; init; }
}
