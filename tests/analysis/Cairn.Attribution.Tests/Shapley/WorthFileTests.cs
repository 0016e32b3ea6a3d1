using Cairn.Attribution.Shapley;
using Cairn.Model;

namespace Cairn.Attribution.Tests.Shapley;

public sealed class WorthFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void the_game_of_the_file_is_solved()
    {
        var game = Read("coalition;worth\nOS;7\nF;6\nD;4\nOS + F;15\nOS + D;7\nF + D;9\nOS + F + D;19\n");

        game.Credits().Select(credit => credit.Conversions).ShouldBe([3.166666667m, 8.166666667m, 7.666666666m]);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a;b\n", "line 1: 'a;b' does not name the columns")]
    [InlineData("coalition;worth\na;x\n", "line 2, column 'worth': 'x' is not a number")]
    [InlineData("coalition;worth\na;1\na;2\n", "line 3, column 'coalition': The coalition a is listed twice.")]
    [InlineData("coalition;worth\n;1\n", "line 2, column 'coalition': A coalition has no members.")]
    [InlineData("coalition;worth\na\n", "line 2: the line has 1 field, the header has 2")]
    public void a_mistake_is_named_with_its_place(string text, string message) =>
        Should.Throw<UserException>(() => Read(text)).Message.ShouldContain(message);

    private ShapleyGame Read(string text)
    {
        File.WriteAllText(_file, text);
        return WorthFile.Read(_file, " + ");
    }
}
