using System.Buffers.Binary;
using System.Text;

namespace Cairn.Warehouse.Native;

/// <summary>
/// Bytes that grow at the end and are reused from block to block. It doubles when it is full and never shrinks, so that
/// a loader of equal batches stops allocating after the first.
/// </summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[4096];

    /// <summary>Bytes written since the last <see cref="Clear"/>.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes of memory that it keeps.</summary>
    public int Capacity => _bytes.Length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void WriteByte(byte value) => Take(1)[0] = value;

    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);

    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    public void WriteInt128(Int128 value) => BinaryPrimitives.WriteInt128LittleEndian(Take(16), value);

    public void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>LEB128, as ClickHouse writes lengths.</summary>
    public void WriteVarUInt(ulong value)
    {
        while (value >= 0x80)
        {
            WriteByte((byte)(value | 0x80));
            value >>= 7;
        }
        WriteByte((byte)value);
    }

    /// <summary>Length in bytes, then the bytes.</summary>
    public void WriteString(ReadOnlySpan<byte> utf8)
    {
        WriteVarUInt((ulong)utf8.Length);
        Write(utf8);
    }

    /// <summary>Length in bytes, then the text as UTF-8.</summary>
    public void WriteString(ReadOnlySpan<char> text)
    {
        if (text.Length < 0x80)
        {
            WriteShortString(text);
            return;
        }
        WriteVarUInt((ulong)Encoding.UTF8.GetByteCount(text));
        Ensure(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    // Nearly all text is short ASCII, whose length fits into one byte before and after encoding: encode first, count after.
    private void WriteShortString(ReadOnlySpan<char> text)
    {
        Ensure(2 + text.Length * 3);
        var bytes = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length + 1));
        if (bytes < 0x80)
        {
            _bytes[Length] = (byte)bytes;
            Length += 1 + bytes;
            return;
        }
        WriteVarUInt((ulong)bytes);
        Ensure(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    private Span<byte> Take(int count)
    {
        Ensure(count);
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    private void Ensure(int more)
    {
        if (_bytes.Length - Length < more)
            Array.Resize(ref _bytes, Math.Max(checked(_bytes.Length * 2), checked(Length + more)));
    }
}
