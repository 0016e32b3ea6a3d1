using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn help COMMAND</c>: the same as <c>cairn COMMAND --help</c>.</summary>
internal static class HelpCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "help";

    public static Command Create()
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
            return CairnCommand.Parse(args).InvokeAsync(parsed.InvocationConfiguration, ct);
        });
        return command;
    }
}
