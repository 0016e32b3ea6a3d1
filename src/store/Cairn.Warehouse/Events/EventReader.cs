using Cairn.Model;

namespace Cairn.Warehouse.Events;

/// <summary>Reads events back from a query over the table <c>events</c>, by the names of its columns.</summary>
public sealed class EventReader
{
    private const string Offset = "log_offset";

    private readonly RowStream _rows;
    private readonly EventColumn?[] _columns;

    /// <param name="rows">The query; columns that are no event's are passed over.</param>
    public EventReader(RowStream rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _rows = rows;
        var known = EventColumns.All.ToDictionary(static column => column.Name, StringComparer.Ordinal);
        _columns = [.. rows.Names.Select(name => known.GetValueOrDefault(name))];
    }

    /// <summary>Reads the row at which the query stands, with its offset but not its log.</summary>
    public Event Read()
    {
        var e = new Event();
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i] is { } column)
                column.Read(_rows, e);
            else if (_rows.Names[i] == Offset)
                e.LogOffset = _rows.ReadUInt64();
            else
                _rows.Skip();
        }
        return e;
    }
}
