using System.Buffers.Binary;
using Cairn.Model;

namespace Cairn.Warehouse.Native;

/// <summary>Reads the fields of an encoded row one after the other; who reads knows their order.</summary>
internal ref struct EncodedRow(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte() => Take(1)[0];

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public MessageFingerprint Fingerprint()
    {
        var (id, rest) = (UInt64(), UInt64());
        return new MessageFingerprint(id, (uint)(rest >> 16), (ushort)rest);
    }

    public Int128 Int128() => BinaryPrimitives.ReadInt128LittleEndian(Take(16));

    /// <summary>LEB128, as <see cref="ByteBuffer.WriteVarUInt"/> writes it.</summary>
    public int VarUInt()
    {
        var (value, width) = Peek();
        Take(width);
        return value;
    }

    /// <summary>A text with its length before it, as a column holds it.</summary>
    public ReadOnlySpan<byte> Text()
    {
        var (length, width) = Peek();
        return Take(width + length);
    }

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
