namespace Cairn.Reports;

/// <summary>Rows of cells, for every renderer. A cell is null, a text, a number, true or false, or a moment.</summary>
/// <param name="name">What the rows are, in snake_case.</param>
public abstract class ReportTable(string name)
{
    private protected readonly List<Column> Listed = [];

    /// <summary>What the rows are, in snake_case: credits, players.</summary>
    public string Name => name;

    /// <summary>The columns, in their order.</summary>
    public IReadOnlyList<Column> Columns => Listed;

    /// <summary>The rows, in their order: a cell for each column.</summary>
    public abstract IEnumerable<object?[]> Rows { get; }

    /// <summary>A table of things, which has no columns yet.</summary>
    public static RowTable<T> Of<T>(string name, IReadOnlyCollection<T> things) => new(name, things);
}
