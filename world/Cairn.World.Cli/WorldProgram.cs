using System.CommandLine;
using System.CommandLine.Help;
using Cairn.World.Cli.Commands;
using Cairn.World.Faults.Reading;
using Spectre.Console;

namespace Cairn.World.Cli;

/// <summary>The world's command line: <c>./cairn world ...</c> runs it with the words behind <c>world</c>.</summary>
public static class WorldProgram
{
    private const string TraceVariable = "CAIRN_TRACE";

    /// <summary>How long it may take to end after Ctrl-C: a playing still says what became of its requests.</summary>
    private static readonly TimeSpan TerminationTime = TimeSpan.FromSeconds(30);

    /// <summary>Parses and runs one command line.</summary>
    /// <returns>0 when all went well, or an exit code that says why not: 1, 70 or 130.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        AnsiConsole.Console = Terminal.Output();
        try
        {
            return await Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TerminationTime });
        }
        catch (WorldException problem)
        {
            Terminal.Complain(problem.Message, problem.Remedy);
            return ExitCode.UserError;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception defect) when (Environment.GetEnvironmentVariable(TraceVariable) is null)
        {
            Terminal.Complain(
                $"The world failed where it should not: {defect.GetType().Name}: {defect.Message}",
                $"This is a defect; please report it with what the same command prints with {TraceVariable}=1.");
            return ExitCode.Defect;
        }
    }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="WorldException">It has a mistake.</exception>
    internal static ParseResult Parse(params string[] args)
    {
        var parsed = Create().Parse(["world", .. args]);
        if ((parsed.Action is not BriefHelp || parsed.UnmatchedTokens.Count > 0) && CommandLineMistake.Of(parsed, Nearest.Of) is { } mistake)
            throw new WorldException(mistake.Message, mistake.Remedy);
        return parsed;
    }

    /// <summary>The tree of commands, below the name that a user types.</summary>
    internal static Command Create() => BriefHelp.Install(new Command("cairn") { new HelpOption(), WorldCommand.Create() });
}
