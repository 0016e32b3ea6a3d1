using Cairn.Data;

namespace Cairn.Warehouse.Tests;

public sealed class SqlTextTests
{
    [Fact]
    public void an_embedded_file_is_found_beside_its_anchor() =>
        SqlText.Load(typeof(Migrations), "Records.applied_migrations.sql").Text.ShouldStartWith("-- ");

    [Fact]
    public void a_missing_file_is_named() =>
        Should.Throw<InvalidOperationException>(() => SqlText.Load(typeof(Migrations), "none.sql")).Message.ShouldContain("none.sql");

    [Theory]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("")]
    public void a_parameter_has_a_plain_name(string name) =>
        Should.Throw<ArgumentException>(() => new QueryParameters { { name, "x" } });

    [Fact]
    public void numbers_that_are_none_are_rejected() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new QueryParameters { { "d", double.NaN } });
}
