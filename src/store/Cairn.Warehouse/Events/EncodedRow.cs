using System.Buffers.Binary;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>Reads the values of a row in the order in which <see cref="RowWriter"/> wrote them.</summary>
internal ref struct EncodedRow(ReadOnlySpan<byte> bytes, ReadOnlySpan<string> repeated)
{
    private readonly ReadOnlySpan<string> _repeated = repeated;
    private ReadOnlySpan<byte> _rest = bytes;
    private int _next;

    /// <summary>A text that repeats from row to row.</summary>
    public string Repeated() => _repeated[_next++];

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>A text with its length before it, as a column holds it.</summary>
    public ReadOnlySpan<byte> Text()
    {
        var (length, width) = Peek();
        return Take(width + length);
    }

    /// <summary>LEB128, as <see cref="ByteBuffer.WriteVarUInt"/> writes it.</summary>
    public int Count()
    {
        var (value, width) = Peek();
        Take(width);
        return value;
    }

    /// <summary>An amount times 10^8.</summary>
    public Int128? Units() => Take(1)[0] == 0 ? null : BinaryPrimitives.ReadInt128LittleEndian(Take(16));

    private readonly (int Value, int Width) Peek()
    {
        var (value, width) = (0, 0);
        byte next;
        do
        {
            next = _rest[width];
            value |= (next & 0x7F) << (7 * width++);
        }
        while (next >= 0x80);
        return (value, width);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
