using System.Text;
using Cairn.Engine.Sql;

namespace Cairn.Engine.Tests.Sql;

public sealed class InsertStatementTests
{
    [Theory]
    [InlineData("INSERT INTO t FORMAT JSONEachRow\n{\"a\":1}", "INSERT INTO t ", "JSONEachRow", "{\"a\":1}")]
    [InlineData("insert into t (a, b) values (1, 2); drop table x", "insert into t (a, b) ", "Values", " (1, 2); drop table x")]
    [InlineData("INSERT INTO t SETTINGS async_insert = 0 FORMAT CSV \r\n1\n\n2", "INSERT INTO t SETTINGS async_insert = 0 ", "CSV", "1\n\n2")]
    [InlineData("/* x */ INSERT INTO `a b` (`values`, \"format\") FORMAT `CSV`\n'", "/* x */ INSERT INTO `a b` (`values`, \"format\") ", "CSV", "'")]
    [InlineData("INSERT INTO t", "INSERT INTO t", null, "")]
    public void finds_where_the_data_begins(string text, string statement, string? format, string data)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var insert = InsertStatement.Find(bytes).ShouldNotBeNull();

        Encoding.UTF8.GetString(bytes[..insert.StatementEnd]).ShouldBe(statement);
        insert.Format.ShouldBe(format);
        Encoding.UTF8.GetString(bytes[insert.DataStart..]).ShouldBe(data);
    }

    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("INSERT INTO t SELECT 1")]
    [InlineData("INSERT INTO t (a) WITH 1 AS x SELECT x")]
    [InlineData("INSERT INTO t (SELECT 1)")]
    [InlineData("INSERT INTO t FROM INFILE 'x' FORMAT CSV")]
    public void leaves_statements_without_data_alone(string text) =>
        InsertStatement.Find(Encoding.UTF8.GetBytes(text)).ShouldBeNull();

    [Fact]
    public void never_looks_at_the_data()
    {
        byte[] text = [.. "INSERT INTO t FORMAT RowBinary\n"u8, 0xFF, (byte)'\'', (byte)'$', 0x00];
        InsertStatement.Find(text).ShouldNotBeNull().DataStart.ShouldBe(text.Length - 4);
    }
}
