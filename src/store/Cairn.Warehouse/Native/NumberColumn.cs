namespace Cairn.Warehouse.Native;

/// <summary>A column of numbers of fixed width: UInt64, UInt32, Date as days since 1970, or DateTime64(3, 'UTC') as milliseconds since 1970.</summary>
internal sealed class NumberColumn : NativeColumn
{
    private const string TimeType = "DateTime64(3, 'UTC')";

    private readonly ByteBuffer _data = new();
    private readonly int _width;

    public NumberColumn(string name, string type) : base(name, type) => _width = type switch
    {
        "UInt64" or TimeType => sizeof(ulong),
        "UInt32" => sizeof(uint),
        "Date" => sizeof(ushort),
        _ => throw new ArgumentException($"{type} is no number that a block can hold", nameof(type)),
    };

    public static NumberColumn UInt64(string name) => new(name, "UInt64");

    public static NumberColumn Time(string name) => new(name, TimeType);

    public override int Bytes => _data.Length;

    public void Append(ulong value)
    {
        if (_width == sizeof(ulong))
            _data.WriteUInt64(value);
        else if (_width == sizeof(uint))
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
