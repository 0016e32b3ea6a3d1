namespace Cairn.Warehouse.Rows;

/// <summary>One column of a block, with buffers that serve from block to block.</summary>
public abstract class BlockColumn
{
    private protected BlockColumn(string type) => Type = type;

    /// <summary>Its ClickHouse type.</summary>
    public string Type { get; }

    /// <summary>A column of a type; null for a type that is not read.</summary>
    internal static BlockColumn? Of(string type)
    {
        const string nullable = "Nullable(";
        if (type == "LowCardinality(String)")
            return new DictionaryBlockColumn(type);
        var isNullable = type.StartsWith(nullable, StringComparison.Ordinal);
        var inner = isNullable ? type[nullable.Length..^1] : type;
        return NumberBlockColumn.WidthOf(inner) is > 0 and var width ? new NumberBlockColumn(type, width, isNullable) : null;
    }

    internal abstract ValueTask ReadAsync(BlockInput input, int rows, CancellationToken ct);
}
