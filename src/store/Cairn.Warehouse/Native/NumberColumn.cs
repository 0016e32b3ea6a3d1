namespace Cairn.Warehouse.Native;

/// <summary>A column of unsigned numbers of fewer than 64 bits: UInt32, or Date as days since 1970.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type.</param>
/// <param name="width">Bytes of a number.</param>
internal sealed class NumberColumn(string name, string type, int width) : NativeColumn(name, type)
{
    private readonly ByteBuffer _data = new();

    public static NumberColumn UInt32(string name) => new(name, "UInt32", sizeof(uint));

    public static NumberColumn Date(string name) => new(name, "Date", sizeof(ushort));

    public override int Bytes => _data.Length;

    public void Append(ulong value)
    {
        if (width == sizeof(uint))
            _data.WriteUInt32((uint)value);
        else
            _data.WriteUInt16((ushort)value);
        Rows++;
    }

    public override void Clear()
    {
        base.Clear();
        _data.Clear();
    }

    public override void Emit(ByteBuffer header, ICollection<ReadOnlyMemory<byte>> pieces) => pieces.Add(_data.Written);
}
