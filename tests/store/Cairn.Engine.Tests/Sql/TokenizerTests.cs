using System.Text;
using Cairn.Engine.Chdb;
using Cairn.Engine.Sql;

namespace Cairn.Engine.Tests.Sql;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("SELECT a.b", "SELECT|a|.|b")]
    [InlineData("'it''s' 'it\\'s' '\\x41'", "it's|it's|A")]
    [InlineData("`a``b` \"c\\\"d\"", "a`b|c\"d")]
    [InlineData("1-- comment\n+/* two */3", "1|+|3")]
    [InlineData("$$a'b$$ $x$c$y$d$x$", "a'b|c$y$d")]
    [InlineData("0x1F 1e5", "0|x1F|1|e5")]
    public void cuts_as_the_engine_does(string sql, string expected) =>
        string.Join('|', Read(sql).Select(token => token.Text)).ShouldBe(expected);

    [Theory]
    [InlineData("SELECT 'open")]
    [InlineData("SELECT `open")]
    [InlineData("SELECT /* open")]
    [InlineData("SELECT /* /* */ 1 */")]
    [InlineData("SELECT $x$ open")]
    [InlineData("SELECT a$b")]
    [InlineData("SELECT 1 // 2")]
    [InlineData("SELECT 1 # 2")]
    [InlineData("SELECT 1\\G")]
    [InlineData("SELECT\u00A01")]
    public void rejects_what_two_lexers_could_read_differently(string sql) =>
        Should.Throw<ChdbException>(() => Read(sql)).Code.ShouldBe(ErrorCode.SyntaxError);

    [Fact]
    public void quoted_names_are_not_keywords() => Read("`SELECT`")[0].Is("SELECT").ShouldBeFalse();

    private static List<Token> Read(string sql) => Tokenizer.ReadAll(Encoding.UTF8.GetBytes(sql));
}
