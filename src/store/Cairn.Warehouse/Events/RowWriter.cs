using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>Writes the values of one row, column by column; <see cref="EncodedRow"/> reads them in the same order.</summary>
internal ref struct RowWriter(ByteBuffer bytes, Span<string> repeated)
{
    private readonly Span<string> _repeated = repeated;
    private int _next;

    /// <summary>A text that repeats from row to row.</summary>
    public void Repeated(string text) => _repeated[_next++] = text;

    public readonly void Text(string text) => bytes.WriteString(text.AsSpan());

    public readonly void UInt64(ulong value) => bytes.WriteUInt64(value);

    public readonly void Count(int value) => bytes.WriteVarUInt((ulong)value);

    /// <summary>An amount times 10^8.</summary>
    public readonly void Units(Int128? units)
    {
        bytes.WriteByte(units is null ? (byte)0 : (byte)1);
        if (units is { } value)
            bytes.WriteInt128(value);
    }
}
