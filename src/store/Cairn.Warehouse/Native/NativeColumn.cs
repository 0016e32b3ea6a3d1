namespace Cairn.Warehouse.Native;

/// <summary>
/// One column of a block in ClickHouse's Native format: name, type, then the data of all rows.
/// Source: ClickHouse documentation, "Native" format and "Native protocol: columns".
/// </summary>
internal abstract class NativeColumn(string name, string type)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    /// <summary>Rows since the last <see cref="Clear"/>.</summary>
    public int Rows { get; protected set; }

    /// <summary>About how many bytes the rows take, for bounding a batch.</summary>
    public abstract int Bytes { get; }

    public virtual void Clear() => Rows = 0;

    /// <summary>The data of all rows, in order: each piece is written as it is.</summary>
    public abstract void Emit(ByteBuffer header, ICollection<ReadOnlyMemory<byte>> pieces);
}
