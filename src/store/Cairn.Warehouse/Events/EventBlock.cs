using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>A block of the table <c>events</c> (<see cref="EventColumns"/>).</summary>
public sealed class EventBlock : NativeBlock
{
    /// <summary>The statement that stores it.</summary>
    public static SqlText Statement { get; } = SqlText.Load(typeof(EventBlock), "insert_events.sql");

    /// <summary>Thirty-two granules: keys of fewer rows are read in some milliseconds, and each index costs an insert two files.</summary>
    private const int RowsWorthIndexes = 262_144;

    private static readonly SqlText OfFew = SqlText.Load(typeof(EventBlock), "insert_few_events.sql");

    private readonly EventColumn[] _columns;
    private readonly NativeColumn[] _natives;
    private readonly LowCardinalityColumn _logId;
    private readonly NumberColumn _logOffset;

    private protected override SqlText Insert => Rows < RowsWorthIndexes ? OfFew : Statement;

    /// <summary>An empty block.</summary>
    public EventBlock() : this(EventColumns.Columns)
    {
    }

    internal EventBlock(EventColumn[] columns)
    {
        _columns = columns;
        _natives = [.. columns.Select(column => Column(column.CreateNative()))];
        (_logId, _logOffset) = (Column(new LowCardinalityColumn("log_id")), Column(NumberColumn.UInt64("log_offset")));
    }

    /// <summary>Adds one event.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its value does not fit <see cref="Money"/>.</exception>
    public void Append(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        for (var i = 0; i < _natives.Length; i++)
            _columns[i].Append(_natives[i], e);
        AppendName(e.LogId, e.LogOffset);
    }

    /// <summary>Adds one event that is encoded already.</summary>
    /// <param name="rows">Where it stands.</param>
    /// <param name="row">Its row there.</param>
    /// <param name="logId">The log in which it stands (<see cref="Event.LogId"/>).</param>
    /// <param name="logOffset">Its offset there.</param>
    public void Append(EventRows rows, int row, string logId, ulong logOffset)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var encoded = rows.Encoded(row);
        for (var i = 0; i < _natives.Length; i++)
            _columns[i].AppendEncoded(_natives[i], ref encoded);
        AppendName(logId, logOffset);
    }

    private void AppendName(string logId, ulong logOffset)
    {
        _logId.Append(logId);
        _logOffset.Append(logOffset);
    }
}
