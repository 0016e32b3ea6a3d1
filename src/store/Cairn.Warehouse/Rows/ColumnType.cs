namespace Cairn.Warehouse.Rows;

/// <summary>A ClickHouse type as RowBinary sees it: LowCardinality and SimpleAggregateFunction are only their inner type.</summary>
/// <param name="Name">As ClickHouse spells it.</param>
/// <param name="Kind">How a value stands in the stream.</param>
/// <param name="Width">Bytes of a value; 0 where it varies.</param>
/// <param name="Scale">Decimal places of Decimal and DateTime64.</param>
/// <param name="Inner">Types of the parts of Nullable, Array, Map and Tuple.</param>
internal sealed record ColumnType(string Name, ColumnKind Kind, int Width, int Scale, IReadOnlyList<ColumnType> Inner)
{
    /// <summary>Position behind the value that begins at <paramref name="at"/>; -1 when the bytes end before it does.</summary>
    public int Skip(ReadOnlySpan<byte> bytes, int at)
    {
        if (Width > 0) return Behind(bytes, at, Width);
        switch (Kind)
        {
            case ColumnKind.String:
                return ReadLength(bytes, ref at, out var length) ? Behind(bytes, at, length) : -1;
            case ColumnKind.Nullable:
                if (at >= bytes.Length) return -1;
                return bytes[at] != 0 ? at + 1 : Inner[0].Skip(bytes, at + 1);
            case ColumnKind.Array or ColumnKind.Map:
                if (!ReadLength(bytes, ref at, out var count)) return -1;
                for (var i = 0; i < count && at >= 0; i++) at = SkipParts(bytes, at);
                return at;
            default:
                return SkipParts(bytes, at);
        }
    }

    /// <summary>Reads an unsigned LEB128 number; false when the bytes end before it does.</summary>
    public static bool ReadLength(ReadOnlySpan<byte> bytes, ref int at, out int length)
    {
        length = 0;
        for (var shift = 0; at < bytes.Length; shift += 7)
        {
            var part = bytes[at++];
            if (shift == 28 && part > 7) throw new InvalidDataException("A length in the answer is above 2 GB.");
            length |= (part & 0x7F) << shift;
            if (part < 0x80) return true;
        }

        return false;
    }

    private int SkipParts(ReadOnlySpan<byte> bytes, int at)
    {
        foreach (var part in Inner)
        {
            at = part.Skip(bytes, at);
            if (at < 0) return -1;
        }

        return at;
    }

    private static int Behind(ReadOnlySpan<byte> bytes, int at, int length) =>
        bytes.Length - at >= length ? at + length : -1;
}
