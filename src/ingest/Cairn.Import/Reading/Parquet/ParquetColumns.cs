using Parquet.Data;
using Parquet.Meta;
using Parquet.Schema;

namespace Cairn.Import.Reading.Parquet;

/// <summary>
/// The columns of a Parquet file that can be read: plain ones, members of structures (<c>who.id</c>), lists (<c>tags</c>) and
/// members of their elements (<c>products[].price</c>). Lists in lists and maps are no columns.
/// </summary>
/// <remarks>Source: apache/parquet-format, LogicalTypes.md.</remarks>
internal static class ParquetColumns
{
    private const string MillisecondsUnit = "ms", MicrosecondsUnit = "us", NanosecondsUnit = "ns";

    public static IReadOnlyList<ParquetColumn> Of(ParquetSchema schema) => [.. schema.Fields.SelectMany(field => Walk(field, field.Name, 0)).OfType<ParquetColumn>()];

    private static IEnumerable<ParquetColumn?> Walk(Field field, string name, int elementLevel) => field switch
    {
        DataField { IsArray: true } data => elementLevel > 0 ? [] : [ColumnOf(name, data, data.MaxDefinitionLevel)],
        DataField data => [ColumnOf(name, data, elementLevel)],
        StructField group => group.Fields.SelectMany(member => Walk(member, $"{name}.{member.Name}", elementLevel)),
        ListField { Item: DataField item } list when elementLevel == 0 => [ColumnOf(name, item, list.MaxDefinitionLevel)],
        ListField { Item: StructField item } list when elementLevel == 0 => Walk(item, name + "[]", list.MaxDefinitionLevel),
        _ => [],
    };

    /// <summary>The column; null for a type that has no text.</summary>
    private static ParquetColumn? ColumnOf(string name, DataField field, int elementLevel)
    {
        ParquetColumn Text<T>(Func<T, string> format) where T : struct => new ParquetColumnOf<T>(name, field, elementLevel, isBare: false, isNumber: false, format);
        ParquetColumn Number<T>(Func<T, string> format) where T : struct => new ParquetColumnOf<T>(name, field, elementLevel, isBare: true, isNumber: true, format);
        var (isInstant, timeUnit) = TimeOf(field.SchemaElement);
        var type = field.ClrType;
        if (timeUnit is not null && type == typeof(int))
            return Text<int>(value => ParquetText.TimeOfDay(value, timeUnit, isInstant));
        if (timeUnit is not null && type == typeof(long))
            return Text<long>(value => ParquetText.TimeOfDay(value, timeUnit, isInstant));
        if (type == typeof(TimeSpan))
            return Text<TimeSpan>(value => ParquetText.TimeOfDay(value.Ticks * 100, NanosecondsUnit, isInstant));
        if (type == typeof(TimeOnly))
            return Text<TimeOnly>(value => ParquetText.TimeOfDay(value.Ticks * 100, NanosecondsUnit, isInstant));
        if (type == typeof(DateTime))
            return IsDate(field.SchemaElement) ? Text<DateTime>(ParquetText.Date) : Text<DateTime>(value => ParquetText.Timestamp(value, IsAdjusted(field.SchemaElement)));
        return type == typeof(DateOnly) ? Text<DateOnly>(value => ParquetText.Date(value.ToDateTime(default)))
            : type == typeof(bool) ? new ParquetColumnOf<bool>(name, field, elementLevel, isBare: true, isNumber: false, value => value ? "true" : "false")
            : type == typeof(sbyte) ? Number<sbyte>(value => ParquetText.Plain(value))
            : type == typeof(byte) ? Number<byte>(value => ParquetText.Plain(value))
            : type == typeof(short) ? Number<short>(value => ParquetText.Plain(value))
            : type == typeof(ushort) ? Number<ushort>(value => ParquetText.Plain(value))
            : type == typeof(int) ? Number<int>(value => ParquetText.Plain(value))
            : type == typeof(uint) ? Number<uint>(value => ParquetText.Plain(value))
            : type == typeof(long) ? Number<long>(value => ParquetText.Plain(value))
            : type == typeof(ulong) ? Number<ulong>(value => ParquetText.Plain(value))
            : type == typeof(decimal) ? Number<decimal>(value => ParquetText.Plain(value))
            : type == typeof(BigDecimal) ? Number<BigDecimal>(value => value.ToString()!)
            : type == typeof(float) ? Number<float>(value => ParquetText.Float(value, value.ToString("R", null)))
            : type == typeof(double) ? Number<double>(value => ParquetText.Float(value, value.ToString("R", null)))
            : type == typeof(Guid) ? Text<Guid>(value => value.ToString())
            : type == typeof(ReadOnlyMemory<char>) ? Text<ReadOnlyMemory<char>>(value => value.ToString())
            : type == typeof(ReadOnlyMemory<byte>) ? Text<ReadOnlyMemory<byte>>(value => ParquetText.Bytes(value.Span))
            : null;
    }

    /// <summary>
    /// Whether a timestamp is an instant: its logical type says so, and the converted types always are. INT96 says nothing,
    /// and those who wrote it did not agree.
    /// </summary>
    private static bool IsAdjusted(SchemaElement? element) => element?.LogicalType?.TIMESTAMP is { } timestamp
        ? timestamp.IsAdjustedToUTC
        : element?.ConvertedType is ConvertedType.TIMESTAMP_MILLIS or ConvertedType.TIMESTAMP_MICROS;

    private static bool IsDate(SchemaElement? element) => element?.LogicalType?.DATE is not null || element?.ConvertedType == ConvertedType.DATE;

    private static (bool IsInstant, string? Unit) TimeOf(SchemaElement? element)
    {
        if (element?.LogicalType?.TIME is { } time)
            return (time.IsAdjustedToUTC, time.Unit.NANOS is not null ? NanosecondsUnit : time.Unit.MICROS is not null ? MicrosecondsUnit : MillisecondsUnit);
        return element?.ConvertedType switch
        {
            ConvertedType.TIME_MILLIS => (true, MillisecondsUnit),
            ConvertedType.TIME_MICROS => (true, MicrosecondsUnit),
            _ => (false, null),
        };
    }
}
