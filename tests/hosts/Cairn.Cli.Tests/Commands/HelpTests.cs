using System.CommandLine;

namespace Cairn.Cli.Tests.Commands;

public class HelpTests
{
    public static TheoryData<string> Commands => [.. Below(CairnCommand.Create(), "")];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_an_example_of_itself_and_says_what_its_terms_mean(string path)
    {
        var help = Help([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        help.ShouldMatch("(?m)^ {2}Examples?:$");
        help.ShouldContain($"    cairn {path}".TrimEnd(), customMessage: "an example that calls it");
        var command = Find(path);
        foreach (var (term, meaning) in Glossary.UsedIn(BriefHelp.TextOf(command)))
            string.Join(' ', help.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ShouldContain($"{term}: {meaning}");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_argument_and_option_says_what_it_is(string path)
    {
        var command = Find(path);
        command.Options.Where(static option => string.IsNullOrWhiteSpace(option.Description)).Select(static option => option.Name).ShouldBeEmpty();
        command.Arguments.Where(static argument => string.IsNullOrWhiteSpace(argument.Description)).Select(static argument => argument.Name).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("attribute", "touch", "player", "spread", "look-back", "conversion")]
    [InlineData("quarantine", "quarantine")]
    [InlineData("journey", "session", "plan")]
    [InlineData("duplicates", "suppressed")]
    public void Terms_are_found_in_what_help_says(string command, params string[] terms) =>
        terms.ShouldBeSubsetOf(Glossary.UsedIn(BriefHelp.TextOf(Find(command))).Select(static entry => entry.Term));

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help attribute", "attribute --help")]
    [InlineData("help quarantine list", "quarantine list --help")]
    public void Help_is_a_command_too(string asked, string same) =>
        Help(asked.Split(' ')).ShouldBe(Help(same.Split(' ')));

    [Fact]
    public void The_page_of_terms_says_the_same()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "glossary.md"));

        page.Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .ShouldBe(Glossary.All.Select(static entry => $"| {entry.Term} | {entry.Meaning} |"));
        Glossary.All.Select(static entry => entry.Term).ShouldBe(Glossary.All.Select(static entry => entry.Term).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Below(Command command, string path) =>
        command.Subcommands.SelectMany(sub => Below(sub, $"{path} {sub.Name}".Trim())).Prepend(path);

    private static Command Find(string path) =>
        path.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate((Command)CairnCommand.Create(), static (command, name) => command.Subcommands.Single(sub => sub.Name == name));

    private static string Help(string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        CairnCommand.Parse(args).Invoke(new InvocationConfiguration { Output = output }).ShouldBe(0);
        return output.ToString();
    }
}
