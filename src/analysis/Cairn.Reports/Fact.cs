namespace Cairn.Reports;

/// <summary>Something that a report says of itself.</summary>
/// <param name="Name">Its name, in snake_case.</param>
/// <param name="Value">A cell as those of a <see cref="ReportTable"/>, a <see cref="ReportTable"/>, or a list of further facts.</param>
public sealed record Fact(string Name, object? Value)
{
    /// <summary>Rows, under their own name.</summary>
    public static Fact Of(ReportTable table) => new(table.Name, table);
}
