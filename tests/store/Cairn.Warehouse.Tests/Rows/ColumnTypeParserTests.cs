using Cairn.Warehouse.Rows;

namespace Cairn.Warehouse.Tests.Rows;

public sealed class ColumnTypeParserTests
{
    [Theory]
    [InlineData("UInt64", ColumnKind.UInt64, 8, 0)]
    [InlineData("DateTime64(3, 'UTC')", ColumnKind.DateTime64, 8, 3)]
    [InlineData("DateTime('Europe/Berlin')", ColumnKind.DateTime, 4, 0)]
    [InlineData("Decimal(9, 2)", ColumnKind.Decimal, 4, 2)]
    [InlineData("Decimal(28, 8)", ColumnKind.Decimal, 16, 8)]
    [InlineData("Enum8('a,)' = 1, 'it\\'s' = 2)", ColumnKind.Int8, 1, 0)]
    [InlineData("LowCardinality(String)", ColumnKind.String, 0, 0)]
    [InlineData("LowCardinality(Nullable(String))", ColumnKind.Nullable, 0, 0)]
    [InlineData("FixedString(7)", ColumnKind.Fixed, 7, 0)]
    [InlineData("SimpleAggregateFunction(sum, UInt64)", ColumnKind.UInt64, 8, 0)]
    public void reads_a_type(string name, object kind, int width, int scale)
    {
        var type = ColumnTypeParser.Parse(name);
        (type.Kind, type.Width, type.Scale).ShouldBe(((ColumnKind)kind, width, scale));
    }

    [Fact]
    public void reads_nested_types()
    {
        var type = ColumnTypeParser.Parse("Array(Tuple(name LowCardinality(String), `at` Nullable(DateTime64(6)), Map(String, Array(UInt8))))");
        type.Kind.ShouldBe(ColumnKind.Array);
        type.Inner[0].Inner.Select(part => part.Kind).ShouldBe([ColumnKind.String, ColumnKind.Nullable, ColumnKind.Map]);
        type.Inner[0].Inner[1].Inner[0].Scale.ShouldBe(6);
    }

    [Theory]
    [InlineData("Dynamic")]
    [InlineData("JSON")]
    [InlineData("AggregateFunction(sum, UInt64)")]
    [InlineData("Decimal(76, 8)")]
    public void rejects_a_type_without_a_plain_form(string name) =>
        Should.Throw<NotSupportedException>(() => ColumnTypeParser.Parse(name)).Message.ShouldContain("cast it");
}
