namespace Cairn.Warehouse.Native;

/// <summary>A Nullable(Decimal(28, 8)) column: a byte a row that says null, then each value times 10^8 as Int128.</summary>
internal sealed class MoneyColumn(string name) : NativeColumn(name, "Nullable(Decimal(28, 8))")
{
    /// <summary>Digits after the point that the warehouse keeps.</summary>
    public const int Scale = 8;

    private readonly ByteBuffer _nulls = new();
    private readonly ByteBuffer _data = new();

    public override int Bytes => _data.Length + _nulls.Length;

    /// <exception cref="ArgumentOutOfRangeException">The value has more than 8 decimals or more than 20 digits before them.</exception>
    public void Append(decimal? value) => AppendUnits(value is { } money ? Money.ToUnits(money) : null);

    /// <summary>A value times 10^8.</summary>
    public void AppendUnits(Int128? units)
    {
        _nulls.WriteByte(units is null ? (byte)1 : (byte)0);
        _data.WriteInt128(units ?? 0);
        Rows++;
    }

    public override void Clear()
    {
        base.Clear();
        _nulls.Clear();
        _data.Clear();
    }

    public override void Emit(ByteBuffer header, ICollection<ReadOnlyMemory<byte>> pieces)
    {
        pieces.Add(_nulls.Written);
        pieces.Add(_data.Written);
    }
}
