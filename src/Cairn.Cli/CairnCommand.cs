using System.CommandLine;
using Cairn.Cli.Commands;
using Cairn.Cli.Output;
using Cairn.Model;
using Spectre.Console;

namespace Cairn.Cli;

/// <summary>The root of the command line: every command is made in its own file under <c>Commands/</c>.</summary>
public static class CairnCommand
{
    /// <summary>Exit code when the input, not the program, is at fault.</summary>
    public const int UserError = 1;

    /// <summary>Parses and runs one command line.</summary>
    /// <returns>0 when all went well, 1 when the user has something to mend, 130 when it was interrupted.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // An engine in the background gives its terminal back, which it cannot once the console has been opened.
        if (!args.Contains(EngineCommand.BackgroundOption))
            AnsiConsole.Console = Terminal.Output();

        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            return await Create().Parse(args).InvokeAsync(configuration);
        }
        catch (UserException problem)
        {
            Complain(problem);
            return UserError;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    /// <summary>The whole tree of commands.</summary>
    public static RootCommand Create() => BriefHelp.Install(new RootCommand("Cairn: micro-conversion attribution that you can audit.")
    {
        DemoCommand.Create(),
        PlanCommand.Create(),
        ImportCommand.Create(),
        QuarantineCommand.Create(),
        AttributeCommand.Create(),
        JourneyCommand.Create(),
        SqlCommand.Create(),
        EngineCommand.Create(),
    });

    private static void Complain(UserException problem)
    {
        var console = Terminal.Error();
        console.MarkupLineInterpolated($"[red]error:[/] {problem.Message}");
        console.MarkupLineInterpolated($"  [grey]{problem.Remedy}[/]");
    }
}
