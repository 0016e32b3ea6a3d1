using System.Globalization;
using Spectre.Console;

namespace Cairn.CommandLine;

/// <summary>
/// Makes the consoles that commands write to. Into a pipe or a file goes plain text without colours, in lines of 120
/// columns unless COLUMNS says otherwise; the same with NO_COLOR (no-color.org) on a terminal, at the terminal's width.
/// </summary>
internal static class Terminal
{
    private const int WidthOfFiles = 120;
    private const int NarrowestUseful = 40;

    /// <summary>Standard output.</summary>
    public static IAnsiConsole Output() => Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error.</summary>
    public static IAnsiConsole Error() => Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>What a text file can show, whatever the terminal can.</summary>
    public static Page FilePage() => new(WidthFromEnvironment() ?? WidthOfFiles, Colour: false);

    /// <summary>Says on standard error what went wrong and what to do next.</summary>
    public static void Complain(string message, string remedy)
    {
        var console = Error();
        // Lines are broken here, since the console would cut words that are longer than a line, such as paths.
        console.Markup("[red]error:[/]");
        console.Profile.Out.Writer.WriteLine(Lines.Wrap($"error: {message}", console.Profile.Width)["error:".Length..]);
        console.Profile.Out.Writer.WriteLine(Lines.Wrap($"  {remedy}", console.Profile.Width));
    }

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var plain = redirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected)
            console.Profile.Width = WidthFromEnvironment() ?? WidthOfFiles;
        return console;
    }

    private static int? WidthFromEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns) && columns >= NarrowestUseful
            ? columns
            : null;
}
