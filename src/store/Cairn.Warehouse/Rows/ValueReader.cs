using System.Buffers.Binary;
using System.Text;

namespace Cairn.Warehouse.Rows;

/// <summary>Reads values of any supported type as objects, nested ones included.</summary>
internal sealed class ValueReader(ReadOnlyMemory<byte> buffer, int at)
{
    private int _at = at;

    public object? Read(ColumnType type)
    {
        switch (type.Kind)
        {
            case ColumnKind.Nullable: return buffer.Span[_at++] != 0 ? null : Read(type.Inner[0]);
            case ColumnKind.String: return Encoding.UTF8.GetString(Next(ReadLength()));
            case ColumnKind.Array: return ReadArray(type.Inner[0]);
            case ColumnKind.Map: return ReadMap(type);
            case ColumnKind.Tuple: return type.Inner.Select(Read).ToArray();
            default: return Scalar(type, Next(type.Width));
        }
    }

    private Array ReadArray(ColumnType element)
    {
        var count = ReadLength();
        var values = Array.CreateInstance(ClrType(element), count);
        for (var i = 0; i < count; i++) values.SetValue(Read(element), i);
        return values;
    }

    /// <summary>The entries of a map in their order.</summary>
    public KeyValuePair<string, string>[] ReadPairs(ColumnType type)
    {
        var pairs = new KeyValuePair<string, string>[ReadLength()];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = new(Text(type.Inner[0]), Text(type.Inner[1]));
        return pairs;
    }

    private Dictionary<string, string> ReadMap(ColumnType type)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in ReadPairs(type)) map[key] = value;
        return map;
    }

    private string Text(ColumnType type) => Convert.ToString(Read(type), System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private int ReadLength()
    {
        ColumnType.ReadLength(buffer.Span, ref _at, out var length);
        return length;
    }

    private ReadOnlySpan<byte> Next(int length)
    {
        var bytes = buffer.Span.Slice(_at, length);
        _at += length;
        return bytes;
    }

    private static object Scalar(ColumnType type, ReadOnlySpan<byte> bytes) => type.Kind switch
    {
        ColumnKind.Bool => bytes[0] != 0,
        ColumnKind.Int8 => (sbyte)bytes[0],
        ColumnKind.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        ColumnKind.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ColumnKind.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        ColumnKind.Int128 => BinaryPrimitives.ReadInt128LittleEndian(bytes),
        ColumnKind.UInt8 => bytes[0],
        ColumnKind.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        ColumnKind.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        ColumnKind.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        ColumnKind.UInt128 => BinaryPrimitives.ReadUInt128LittleEndian(bytes),
        ColumnKind.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ColumnKind.Float64 => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ColumnKind.Decimal => DecimalUnits.ToDecimal(Units(bytes), type.Scale),
        ColumnKind.Date => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(BinaryPrimitives.ReadUInt16LittleEndian(bytes))),
        ColumnKind.Date32 => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(BinaryPrimitives.ReadInt32LittleEndian(bytes))),
        ColumnKind.DateTime => DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
        ColumnKind.DateTime64 => new DateTimeOffset(
            DateTime.UnixEpoch.AddTicks(DecimalUnits.ToTicks(BinaryPrimitives.ReadInt64LittleEndian(bytes), type.Scale))),
        ColumnKind.Uuid => Uuid(bytes),
        _ => bytes.ToArray(),
    };

    private static Int128 Units(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        8 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        _ => BinaryPrimitives.ReadInt128LittleEndian(bytes),
    };

    /// <summary>ClickHouse writes a UUID as two little-endian halves.</summary>
    private static Guid Uuid(ReadOnlySpan<byte> bytes)
    {
        Span<byte> ordered = stackalloc byte[16];
        for (var i = 0; i < 8; i++)
        {
            ordered[i] = bytes[7 - i];
            ordered[8 + i] = bytes[15 - i];
        }

        return new Guid(ordered, bigEndian: true);
    }

    private static Type ClrType(ColumnType type) => type.Kind switch
    {
        ColumnKind.Nullable => typeof(Nullable<>) is var open && ClrType(type.Inner[0]) is { IsValueType: true } inner
            ? open.MakeGenericType(inner)
            : ClrType(type.Inner[0]),
        ColumnKind.String => typeof(string),
        ColumnKind.Array => ClrType(type.Inner[0]).MakeArrayType(),
        ColumnKind.Map => typeof(Dictionary<string, string>),
        ColumnKind.Tuple => typeof(object[]),
        ColumnKind.Fixed => typeof(byte[]),
        _ => Scalar(type, stackalloc byte[16]).GetType(),
    };
}
