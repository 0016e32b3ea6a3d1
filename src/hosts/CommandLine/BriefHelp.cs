using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Cairn.CommandLine;

/// <summary>
/// Help in which a command shows its own description with examples, but only the first paragraph of each subcommand's, and
/// then what the terms mean that it uses.
/// </summary>
internal sealed class BriefHelp(HelpAction help) : SynchronousCommandLineAction
{
    private const string Paragraph = "\n\n";
    private const int Indent = 2;

    /// <summary>Makes every command below <paramref name="root"/> show help this way.</summary>
    public static T Install<T>(T root)
        where T : Command
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            if (option.Action is HelpAction help)
                option.Action = new BriefHelp(help);
        return root;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var used = TextOf(command);
        var width = Page.Of(Terminal.Output()).Width;
        // The tree of commands is made for one invocation, and help is its only purpose here.
        command.Description = Reflow(command.Description ?? "", width - Indent);
        foreach (var subcommand in command.Subcommands)
            subcommand.Description = FirstSentence(subcommand.Description ?? "");
        help.MaxWidth = width;
        var code = help.Invoke(parseResult);
        WriteTerms(parseResult.InvocationConfiguration.Output, used, width);
        return code;
    }

    /// <summary>Everything that a command's own help says, the list of its subcommands aside.</summary>
    internal static string TextOf(Command command) => string.Join('\n',
    [
        command.Description ?? "",
        .. command.Arguments.Select(static argument => argument.Description ?? ""),
        .. command.Options.Where(static option => !option.Hidden).Select(static option => option.Description ?? ""),
    ]);

    /// <summary>Lines are broken where the terminal ends, not where the source code does, and examples so that they can be copied.</summary>
    private static string Reflow(string description, int width) => string.Join(
        Paragraph,
        description.ReplaceLineEndings("\n").Split(Paragraph).Select(part => part.Contains("\n  ", StringComparison.Ordinal)
            ? string.Join('\n', part.Split('\n').Select(line => Lines.Command(line, width)))
            : part.Replace('\n', ' ')));

    private static string FirstSentence(string description)
    {
        var paragraph = description.ReplaceLineEndings("\n").Split(Paragraph)[0].Replace('\n', ' ');
        return paragraph.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? paragraph[..(end + 1)] : paragraph;
    }

    private static void WriteTerms(TextWriter output, string text, int width)
    {
        var terms = Glossary.UsedIn(text).ToArray();
        if (terms.Length == 0)
            return;
        output.WriteLine("Terms (docs/glossary.md):");
        foreach (var (term, meaning) in terms)
            output.WriteLine(Lines.Hanging($"{term}: {meaning}", width, Indent));
        output.WriteLine();
    }
}
