using System.Buffers.Binary;
using System.Text;
using Cairn.Warehouse.Rows;

namespace Cairn.Warehouse;

/// <content>The typed getters: each takes the next column of the row.</content>
public sealed partial class RowStream
{
    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    /// <summary>Takes a Nullable column that is NULL; leaves one that has a value for the getter of its type.</summary>
    /// <returns>True when the column was NULL and has been taken.</returns>
    public bool TryReadNull()
    {
        if (Peek().Kind != ColumnKind.Nullable || _buffer[_position] == 0) return false;
        _position++;
        _column++;
        return true;
    }

    /// <summary>Takes a Bool or UInt8.</summary>
    public bool ReadBool() => Take(out var type) is var at && type.Kind is ColumnKind.Bool or ColumnKind.UInt8
        ? _buffer[at] != 0
        : throw Mismatch(type, "a boolean");

    /// <summary>Takes any integer that fits, or the raw ticks of a date or time (seconds, or 10^-scale seconds).</summary>
    public long ReadInt64()
    {
        var at = Take(out var type);
        var bytes = _buffer.AsSpan(at);
        return type.Kind switch
        {
            ColumnKind.Int64 or ColumnKind.DateTime64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            ColumnKind.Int32 or ColumnKind.Date32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            ColumnKind.UInt32 or ColumnKind.DateTime => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            ColumnKind.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            ColumnKind.UInt16 or ColumnKind.Date => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            ColumnKind.Int8 => (sbyte)bytes[0],
            ColumnKind.UInt8 or ColumnKind.Bool => bytes[0],
            ColumnKind.UInt64 => checked((long)BinaryPrimitives.ReadUInt64LittleEndian(bytes)),
            _ => throw Mismatch(type, "an integer"),
        };
    }

    /// <summary>Takes any integer of at most 32 bits that fits.</summary>
    public int ReadInt32() => checked((int)ReadInt64());

    /// <summary>Takes a UInt32 or any integer that fits.</summary>
    public uint ReadUInt32() => checked((uint)ReadInt64());

    /// <summary>Takes a UInt64 or any integer that is not negative.</summary>
    public ulong ReadUInt64() => Peek().Kind == ColumnKind.UInt64
        ? BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(Take(out _)))
        : checked((ulong)ReadInt64());

    /// <summary>Takes a UInt128, for example a hash.</summary>
    public UInt128 ReadUInt128() => Take(out var type) is var at && type.Kind == ColumnKind.UInt128
        ? BinaryPrimitives.ReadUInt128LittleEndian(_buffer.AsSpan(at))
        : throw Mismatch(type, "a UInt128");

    /// <summary>Takes a Float64, a Float32 or an integer.</summary>
    public double ReadDouble()
    {
        var kind = Peek().Kind;
        if (kind == ColumnKind.Float64) return BinaryPrimitives.ReadDoubleLittleEndian(_buffer.AsSpan(Take(out _)));
        return kind == ColumnKind.Float32 ? BinaryPrimitives.ReadSingleLittleEndian(_buffer.AsSpan(Take(out _))) : ReadInt64();
    }

    /// <summary>Takes a Decimal exactly.</summary>
    /// <exception cref="OverflowException">The number has more than 28 digits.</exception>
    public decimal ReadDecimal()
    {
        var at = Take(out var type);
        if (type.Kind != ColumnKind.Decimal) throw Mismatch(type, "a decimal");
        var bytes = _buffer.AsSpan(at);
        var units = type.Width switch
        {
            4 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            8 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => BinaryPrimitives.ReadInt128LittleEndian(bytes),
        };
        return DecimalUnits.ToDecimal(units, type.Scale);
    }

    /// <summary>Takes a Date, DateTime or DateTime64 as an instant in UTC.</summary>
    public DateTimeOffset ReadDateTime()
    {
        var type = Peek();
        var units = ReadInt64();
        return type.Kind switch
        {
            ColumnKind.DateTime => DateTimeOffset.FromUnixTimeSeconds(units),
            ColumnKind.DateTime64 => new DateTimeOffset(Epoch.AddTicks(DecimalUnits.ToTicks(units, type.Scale))),
            ColumnKind.Date or ColumnKind.Date32 => new DateTimeOffset(Epoch.AddDays(units)),
            _ => throw Mismatch(type, "a time"),
        };
    }

    /// <summary>Takes a String or FixedString as its bytes, which stand only until the next <see cref="ReadAsync"/>.</summary>
    public ReadOnlySpan<byte> ReadStringBytes()
    {
        var at = Take(out var type);
        if (type.Kind == ColumnKind.Fixed) return _buffer.AsSpan(at, type.Width);
        if (type.Kind != ColumnKind.String) throw Mismatch(type, "a string");
        ColumnType.ReadLength(_buffer.AsSpan(0, _end), ref at, out var length);
        return _buffer.AsSpan(at, length);
    }

    /// <summary>Takes a String as text (UTF-8).</summary>
    public string ReadString() => Encoding.UTF8.GetString(ReadStringBytes());

    /// <summary>Takes a Map of texts as its entries in their order; a key may stand there more than once.</summary>
    public KeyValuePair<string, string>[] ReadPairs()
    {
        var at = Take(out var type);
        return type.Kind == ColumnKind.Map ? new ValueReader(_buffer.AsMemory(0, _end), at).ReadPairs(type) : throw Mismatch(type, "a map");
    }

    /// <summary>Passes over a column.</summary>
    public void Skip() => Take(out _);

    /// <summary>Takes a column of any type as the .NET value nearest to it; allocates, so not for millions of rows.</summary>
    public object? ReadValue()
    {
        var at = Take(out var type);
        var reader = new ValueReader(_buffer.AsMemory(0, _end), at);
        return reader.Read(type);
    }

    private ColumnType Peek() => _column < _types.Length
        ? _types[_column]
        : throw new InvalidOperationException($"{_statement}: a row has {_types.Length} columns, one more was asked for.");

    /// <summary>Position of the next column's value; a Nullable one that has a value counts as its inner type.</summary>
    private int Take(out ColumnType type)
    {
        type = Peek();
        var at = _position;
        _position = type.Width > 0 ? at + type.Width : type.Skip(_buffer.AsSpan(0, _end), at);
        _column++;
        if (type.Kind != ColumnKind.Nullable || _buffer[at] != 0) return at;
        type = type.Inner[0];
        return at + 1;
    }

    private WarehouseException Mismatch(ColumnType type, string wanted) =>
        new($"{_statement}: column {_names[_column - 1]} is {type.Name}, {wanted} was asked for.");
}
