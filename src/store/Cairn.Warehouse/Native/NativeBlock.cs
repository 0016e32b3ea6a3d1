using Cairn.Data;

namespace Cairn.Warehouse.Native;

/// <summary>
/// Rows of one table, column by column, that are sent as one block of ClickHouse's Native format, so that one INSERT
/// becomes one part. Not thread-safe; reused after <see cref="Clear"/>.
/// </summary>
public abstract class NativeBlock
{
    private readonly List<NativeColumn> _columns = [];
    private readonly ByteBuffer _header = new();
    private readonly List<ReadOnlyMemory<byte>> _pieces = [];

    private protected NativeBlock()
    {
    }

    /// <summary>Rows since the last <see cref="Clear"/>.</summary>
    public int Rows => _columns[0].Rows;

    /// <summary>About how many bytes the rows take in memory.</summary>
    public long Bytes => _columns.Sum(static column => (long)column.Bytes);

    private protected abstract SqlText Insert { get; }

    /// <summary>Stores the rows, if there are any.</summary>
    /// <exception cref="WarehouseException">They are stored as a whole, or not at all, and nobody can say which.</exception>
    public async Task StoreAsync(WarehouseClient client, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (Rows > 0)
            await client.InsertAsync(Insert, WriteToAsync, null, ct);
    }

    private protected T Column<T>(T column) where T : NativeColumn
    {
        _columns.Add(column);
        return column;
    }

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public void Clear()
    {
        foreach (var column in _columns)
            column.Clear();
    }

    /// <summary>Writes the block: column count, row count, then each column's name, type and data.</summary>
    /// <exception cref="InvalidOperationException">The columns do not have the same number of rows.</exception>
    public async Task WriteToAsync(Stream stream, CancellationToken ct)
    {
        _header.Clear();
        _header.WriteVarUInt((ulong)_columns.Count);
        _header.WriteVarUInt((ulong)Rows);
        foreach (var column in _columns)
        {
            if (column.Rows != Rows)
                throw new InvalidOperationException($"column {column.Name} has {column.Rows} rows where {Rows} are due");
            _header.WriteString(column.Name.AsSpan());
            _header.WriteString(column.Type.AsSpan());
            _pieces.Clear();
            column.Emit(_header, _pieces);
            await stream.WriteAsync(_header.Written, ct);
            _header.Clear();
            foreach (var piece in _pieces)
                await stream.WriteAsync(piece, ct);
        }
    }
}
