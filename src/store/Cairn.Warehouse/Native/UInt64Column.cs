namespace Cairn.Warehouse.Native;

/// <summary>A column of 64-bit numbers: UInt64, or DateTime64(3, 'UTC') as milliseconds since 1970.</summary>
internal sealed class UInt64Column(string name, string type = "UInt64") : NativeColumn(name, type)
{
    private readonly ByteBuffer _data = new();

    public static UInt64Column Time(string name) => new(name, "DateTime64(3, 'UTC')");

    public override int Bytes => _data.Length;

    public void Append(ulong value)
    {
        _data.WriteUInt64(value);
        Rows++;
    }

    public override void Clear()
    {
        base.Clear();
        _data.Clear();
    }

    public override void Emit(ByteBuffer header, ICollection<ReadOnlyMemory<byte>> pieces) => pieces.Add(_data.Written);
}
