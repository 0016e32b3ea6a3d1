using Cairn.Model;

namespace Cairn.Warehouse.Native;

/// <summary>
/// The typed identifiers as Map(String, String): where each row's entries end, then all keys, then all values. The
/// warehouse's key type is LowCardinality; it casts, which costs nothing as long as most rows have no entry.
/// </summary>
internal sealed class IdentifierColumn(string name) : NativeColumn(name, "Map(String, String)")
{
    private readonly ByteBuffer _ends = new();
    private readonly ByteBuffer _keys = new();
    private readonly ByteBuffer _values = new();
    private ulong _entries;

    public override int Bytes => _ends.Length + _keys.Length + _values.Length;

    public void Append(IReadOnlyList<Identifier> identifiers)
    {
        for (var i = 0; i < identifiers.Count; i++)
        {
            _keys.WriteString(identifiers[i].Type.AsSpan());
            _values.WriteString(identifiers[i].Value.AsSpan());
        }
        _entries += (ulong)identifiers.Count;
        EndRow();
    }

    /// <summary>An entry of the row that is being filled, type and value encoded already.</summary>
    public void AppendEncodedEntry(ReadOnlySpan<byte> type, ReadOnlySpan<byte> value)
    {
        _keys.Write(type);
        _values.Write(value);
        _entries++;
    }

    /// <summary>The row has no more entries.</summary>
    public void EndRow()
    {
        _ends.WriteUInt64(_entries);
        Rows++;
    }

    public override void Clear()
    {
        base.Clear();
        _ends.Clear();
        _keys.Clear();
        _values.Clear();
        _entries = 0;
    }

    public override void Emit(ByteBuffer header, ICollection<ReadOnlyMemory<byte>> pieces)
    {
        pieces.Add(_ends.Written);
        pieces.Add(_keys.Written);
        pieces.Add(_values.Written);
    }
}
