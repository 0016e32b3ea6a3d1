using System.Runtime.InteropServices;

namespace Cairn.Warehouse.Rows;

/// <summary>A column of values of fixed width, little endian, which may have gaps.</summary>
internal sealed class NumberBlockColumn(string type, int width, bool isNullable) : BlockColumn(type)
{
    private byte[] _values = [];
    private byte[] _nulls = [];

    public int Width => width;

    public bool IsNullable => isNullable;

    /// <summary>Bytes of a value; 0 for a type that is none of fixed width.</summary>
    /// <remarks>A decimal of P digits takes 4, 8, 16 or 32 bytes (ClickHouse docs, "Decimal": P to 9, 18, 38, 76).</remarks>
    public static int WidthOf(string type) => type switch
    {
        "Bool" or "UInt8" or "Int8" => 1,
        "UInt16" or "Int16" or "Date" => 2,
        "UInt32" or "Int32" or "Float32" or "DateTime" or "Date32" => 4,
        "UInt64" or "Int64" or "Float64" => 8,
        "UInt128" or "Int128" or "UUID" => 16,
        _ when type.StartsWith("DateTime64(", StringComparison.Ordinal) => 8,
        _ when type.StartsWith("DateTime(", StringComparison.Ordinal) => 4,
        _ when type.StartsWith("Decimal(", StringComparison.Ordinal) => DecimalWidth(type.AsSpan("Decimal(".Length)),
        _ => 0,
    };

    public ReadOnlySpan<T> Values<T>(int rows)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_values)[..rows];

    public ReadOnlySpan<byte> Nulls(int rows) => _nulls.AsSpan(0, rows);

    internal override async ValueTask ReadAsync(BlockInput input, int rows, CancellationToken ct)
    {
        if (isNullable)
            await input.FillAsync(Sized(ref _nulls, rows), ct);
        await input.FillAsync(Sized(ref _values, rows * width), ct);
    }

    private static Memory<byte> Sized(ref byte[] buffer, int bytes)
    {
        if (buffer.Length < bytes)
            buffer = new byte[bytes];
        return buffer.AsMemory(0, bytes);
    }

    private static int DecimalWidth(ReadOnlySpan<char> digits) => int.Parse(digits[..digits.IndexOf(',')], System.Globalization.CultureInfo.InvariantCulture) switch
    {
        <= 9 => 4,
        <= 18 => 8,
        <= 38 => 16,
        _ => 32,
    };
}
