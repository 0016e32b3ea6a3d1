namespace Cairn.Warehouse.Rows;

/// <summary>How a column's values stand in RowBinary.</summary>
internal enum ColumnKind
{
    Bool,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Int128,
    UInt128,
    Float32,
    Float64,
    Decimal,
    Date,
    Date32,
    DateTime,
    DateTime64,
    Uuid,
    Fixed,
    String,
    Nullable,
    Array,
    Map,
    Tuple,
}
