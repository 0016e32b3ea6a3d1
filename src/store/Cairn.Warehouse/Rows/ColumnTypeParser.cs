using System.Globalization;

namespace Cairn.Warehouse.Rows;

/// <summary>Reads the names of ClickHouse types, for example <c>Array(Nullable(Decimal(18, 2)))</c>.</summary>
internal static class ColumnTypeParser
{
    /// <exception cref="NotSupportedException">RowBinary has no plain form for the type; the query has to cast it.</exception>
    public static ColumnType Parse(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var head = open < 0 ? name : name[..open];
        var arguments = open < 0 ? [] : Split(name[(open + 1)..^1]);
        return Plain(name, head) ?? (head switch
        {
            "LowCardinality" => Parse(arguments[0]) with { Name = name },
            "SimpleAggregateFunction" => Parse(arguments[1]) with { Name = name },
            "Nullable" => Composite(name, ColumnKind.Nullable, arguments),
            "Array" => Composite(name, ColumnKind.Array, arguments),
            "Map" => Composite(name, ColumnKind.Map, arguments),
            "Tuple" => Composite(name, ColumnKind.Tuple, arguments.Select(Unnamed)),
            "FixedString" => Scalar(name, ColumnKind.Fixed, Number(arguments[0])),
            "DateTime" => Scalar(name, ColumnKind.DateTime, 4),
            "DateTime64" => Scalar(name, ColumnKind.DateTime64, 8, Number(arguments[0])),
            "Enum8" => Scalar(name, ColumnKind.Int8, 1),
            "Enum16" => Scalar(name, ColumnKind.Int16, 2),
            "Decimal" => Decimal(name, Number(arguments[0]), Number(arguments[1])),
            _ => throw new NotSupportedException($"type {name} cannot be read; cast it in the query, for example with toString"),
        });
    }

    private static ColumnType? Plain(string name, string head) => head switch
    {
        "Bool" => Scalar(name, ColumnKind.Bool, 1),
        "Int8" => Scalar(name, ColumnKind.Int8, 1),
        "Int16" => Scalar(name, ColumnKind.Int16, 2),
        "Int32" => Scalar(name, ColumnKind.Int32, 4),
        "Int64" => Scalar(name, ColumnKind.Int64, 8),
        "Int128" => Scalar(name, ColumnKind.Int128, 16),
        "UInt8" => Scalar(name, ColumnKind.UInt8, 1),
        "UInt16" => Scalar(name, ColumnKind.UInt16, 2),
        "UInt32" => Scalar(name, ColumnKind.UInt32, 4),
        "UInt64" => Scalar(name, ColumnKind.UInt64, 8),
        "UInt128" => Scalar(name, ColumnKind.UInt128, 16),
        "Float32" => Scalar(name, ColumnKind.Float32, 4),
        "Float64" => Scalar(name, ColumnKind.Float64, 8),
        "Date" => Scalar(name, ColumnKind.Date, 2),
        "Date32" => Scalar(name, ColumnKind.Date32, 4),
        "UUID" => Scalar(name, ColumnKind.Uuid, 16),
        "IPv4" => Scalar(name, ColumnKind.UInt32, 4),
        "IPv6" => Scalar(name, ColumnKind.Fixed, 16),
        "String" => Scalar(name, ColumnKind.String, 0),
        "Nothing" => Scalar(name, ColumnKind.UInt8, 1),
        _ => null,
    };

    private static ColumnType Scalar(string name, ColumnKind kind, int width, int scale = 0) => new(name, kind, width, scale, []);

    private static ColumnType Composite(string name, ColumnKind kind, IEnumerable<string> parts) =>
        new(name, kind, 0, 0, parts.Select(Parse).ToArray());

    private static ColumnType Decimal(string name, int precision, int scale) => precision switch
    {
        <= 9 => Scalar(name, ColumnKind.Decimal, 4, scale),
        <= 18 => Scalar(name, ColumnKind.Decimal, 8, scale),
        <= 38 => Scalar(name, ColumnKind.Decimal, 16, scale),
        _ => throw new NotSupportedException($"type {name} is wider than 38 digits; cast it in the query"),
    };

    /// <summary>A named part of a tuple reads <c>name Type</c>.</summary>
    private static string Unnamed(string part)
    {
        var space = part.IndexOf(' ', StringComparison.Ordinal);
        var open = part.IndexOf('(', StringComparison.Ordinal);
        return space > 0 && (open < 0 || space < open) ? part[(space + 1)..] : part;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Splits at the commas that stand outside brackets and quotes.</summary>
    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var depth = 0;
        var isQuoted = false;
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && isQuoted) i++;
            else if (text[i] == '\'') isQuoted = !isQuoted;
            else if (isQuoted) continue;
            else if (text[i] == '(') depth++;
            else if (text[i] == ')') depth--;
            else if (text[i] == ',' && depth == 0)
            {
                parts.Add(text[from..i].Trim());
                from = i + 1;
            }
        }

        parts.Add(text[from..].Trim());
        return parts;
    }
}
