using System.CommandLine;

namespace Cairn.World.Cli.Tests.Commands;

public class WorldCommandTests
{
    [Theory]
    [InlineData("--seed -1", "--seed: '-1' is no whole number from 0.", "The same seed gives the same bytes, on any machine. Help: cairn world --help")]
    [InlineData("--pepole 7", "There is no option --pepole.", "Did you mean --people? Help: cairn world --help")]
    [InlineData("scroe", "There is no command 'cairn world scroe'.", "Did you mean score? Help: cairn world --help")]
    [InlineData("score --report x", "--answers is missing.", "The world's folder, which holds answers.json. Help: cairn world score --help")]
    public void a_mistake_is_told_in_two_lines_with_what_was_meant(string line, string what, string remedy)
    {
        var mistake = Should.Throw<WorldException>(() => WorldProgram.Parse(line.Split(' ')));

        (mistake.Message, mistake.Remedy).ShouldBe((what, remedy));
    }

    [Theory]
    [InlineData("--help", "cairn world")]
    [InlineData("score --help", "cairn world score")]
    public void help_speaks_of_the_command_that_a_user_types(string line, string typed)
    {
        using var output = new StringWriter { NewLine = "\n" };

        WorldProgram.Parse(line.Split(' ')).Invoke(new InvocationConfiguration { Output = output }).ShouldBe(0);

        output.ToString().ShouldContain($"Usage:\n  {typed} ");
        output.ToString().ShouldContain($"    {typed} --");
        foreach (var (term, meaning) in Glossary.All.Where(static entry => entry.Term is "fault" or "world"))
            string.Join(' ', output.ToString().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Contains($"{term}: {meaning}", StringComparison.Ordinal)
                .ShouldBe(Glossary.UsedIn(BriefHelp.TextOf(Find(line))).Any(entry => entry.Term == term));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("score --help")]
    public void every_option_says_what_it_is(string line) =>
        Find(line).Options.Where(static option => string.IsNullOrWhiteSpace(option.Description)).ShouldBeEmpty();

    private static Command Find(string line) =>
        line.Split(' ')[..^1].Aggregate(WorldProgram.Create().Subcommands.Single(), static (command, name) => command.Subcommands.Single(sub => sub.Name == name));
}
