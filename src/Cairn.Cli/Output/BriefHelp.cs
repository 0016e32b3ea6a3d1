using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Cairn.Cli.Output;

/// <summary>
/// Help in which a command shows its own description with examples, but only the first paragraph of each subcommand's.
/// </summary>
internal sealed class BriefHelp(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Makes every command below <paramref name="root"/> show help this way.</summary>
    public static RootCommand Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            if (option.Action is HelpAction help)
                option.Action = new BriefHelp(help);
        return root;
    }

    public override int Invoke(ParseResult parseResult)
    {
        // The tree of commands is made for one invocation, and help is its only purpose here.
        foreach (var command in parseResult.CommandResult.Command.Subcommands)
            command.Description = command.Description?.Split("\n\n")[0];
        return help.Invoke(parseResult);
    }
}
