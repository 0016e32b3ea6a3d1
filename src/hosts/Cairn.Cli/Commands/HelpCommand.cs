using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn help COMMAND</c>: the same as <c>cairn COMMAND --help</c>.</summary>
internal static class HelpCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "help";

    /// <param name="parse">Reads a command line.</param>
    public static Command Create(Func<string[], ParseResult> parse)
    {
        var words = new Argument<string[]>("COMMAND") { Description = "The command; none: what commands there are.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(Name, """
            Shows what a command does, its options and examples.

            Examples:
              cairn help
              cairn help attribute
              cairn help quarantine list
            """) { words };
        command.SetAction((parsed, ct) =>
        {
            string[] args = [.. parsed.GetValue(words) ?? [], "--help"];
            return parse(args).InvokeAsync(parsed.InvocationConfiguration, ct);
        });
        return command;
    }
}
