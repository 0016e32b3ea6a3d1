using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>
/// Events row by row, encoded as the columns of <see cref="EventBlock"/> want them. Whoever has an event at hand encodes it
/// here; whoever collects a block copies rows into it, for a fraction of what making them cost. Reused after
/// <see cref="Clear"/>; for one thread at a time.
/// </summary>
/// <remarks>Of a row the texts that repeat stay strings, which the block's dictionaries ask for; everything else is bytes.</remarks>
public sealed class EventRows
{
    private static readonly int RepeatedColumns = EventColumns.All.OfType<LowCardinalityEventColumn>().Count();

    private readonly ByteBuffer _bytes = new();
    private (int Start, long ReceivedAt)[] _rows = new (int, long)[16];
    private string[] _repeated = new string[RepeatedColumns];

    /// <summary>Rows since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of memory that it keeps, full or empty.</summary>
    public long Capacity => _bytes.Capacity + (_rows.Length * 2 * sizeof(long)) + (_repeated.Length * IntPtr.Size);

    /// <summary>Bytes that its rows take.</summary>
    public long Used => _bytes.Length + (Count * (long)((2 * sizeof(long)) + (RepeatedColumns * IntPtr.Size)));

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public void Clear()
    {
        _bytes.Clear();
        Count = 0;
    }

    /// <summary>Adds an event; log and offset are no part of the row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its value does not fit <see cref="Money"/>.</exception>
    public void Add(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        Ensure(1);
        _rows[Count] = (_bytes.Length, e.ReceivedAt);
        var row = new RowWriter(_bytes, _repeated.AsSpan(Count * RepeatedColumns, RepeatedColumns));
        foreach (var column in EventColumns.Columns)
            column.Encode(e, ref row);
        Count++;
    }

    /// <summary>Adds all rows of another.</summary>
    public void AddRange(EventRows other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ensure(other.Count);
        for (var row = 0; row < other.Count; row++)
            _rows[Count + row] = (_bytes.Length + other._rows[row].Start, other._rows[row].ReceivedAt);
        Array.Copy(other._repeated, 0, _repeated, Count * RepeatedColumns, other.Count * RepeatedColumns);
        _bytes.Write(other._bytes.Written.Span);
        Count += other.Count;
    }

    /// <summary>When the event of a row was received, Unix milliseconds.</summary>
    public long ReceivedAt(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return _rows[row].ReceivedAt;
    }

    /// <summary>A row's values, in the order of <see cref="EventColumns"/>.</summary>
    internal EncodedRow Encoded(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return new EncodedRow(_bytes.Written.Span[_rows[row].Start..], _repeated.AsSpan(row * RepeatedColumns, RepeatedColumns));
    }

    private void Ensure(int more)
    {
        if (Count + more > _rows.Length)
            Array.Resize(ref _rows, Math.Max(2 * _rows.Length, Count + more));
        if ((Count + more) * RepeatedColumns > _repeated.Length)
            Array.Resize(ref _repeated, Math.Max(2 * _repeated.Length, (Count + more) * RepeatedColumns));
    }
}
