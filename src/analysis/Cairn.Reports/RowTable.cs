namespace Cairn.Reports;

/// <summary>A table with a row for each of some things.</summary>
/// <typeparam name="T">What a row tells of.</typeparam>
public sealed class RowTable<T> : ReportTable
{
    private readonly IReadOnlyCollection<T> _things;
    private readonly List<Func<T, object?>> _cells = [];

    internal RowTable(string name, IReadOnlyCollection<T> things)
        : base(name) => _things = things;

    /// <inheritdoc/>
    public override IEnumerable<object?[]> Rows => _things.Select(thing => _cells.Select(cell => cell(thing)).ToArray());

    /// <summary>Adds a column.</summary>
    /// <param name="name">Its name, in snake_case.</param>
    /// <param name="cell">Its cell in a row.</param>
    public RowTable<T> With<TCell>(string name, Func<T, TCell> cell)
    {
        Listed.Add(new Column(name, typeof(TCell)));
        _cells.Add(thing => cell(thing));
        return this;
    }
}
