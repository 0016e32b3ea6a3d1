using System.CommandLine;
using Cairn.Cli.Commands;
using Cairn.Engine.Sessions;
using Cairn.Model;
using Cairn.Warehouse;
using Spectre.Console;

namespace Cairn.Cli;

/// <summary>The root of the command line: every command is made in its own file under <c>Commands/</c>.</summary>
public static class CairnCommand
{
    /// <summary>How long a command may take to end after SIGTERM or Ctrl-C: the engine ends its writes first.</summary>
    private static readonly TimeSpan TerminationTime = TimeSpan.FromSeconds(30);

    private const string TraceVariable = "CAIRN_TRACE";

    private static readonly (string Name, Func<Command> Create)[] Commands =
    [
        ("plan", PlanCommand.Create),
        ("import", ImportCommand.Create),
        ("status", StatusCommand.Create),
        ("quarantine", QuarantineCommand.Create),
        (ServeCommand.Name, ServeCommand.Create),
        ("tail", TailCommand.Create),
        ("replay", ReplayCommand.Create),
        ("duplicates", DuplicatesCommand.Create),
        ("attribute", AttributeCommand.Create),
        ("journey", JourneyCommand.Create),
        ("identity", IdentityCommand.Create),
        ("sql", SqlCommand.Create),
        ("keys", KeysCommand.Create),
        ("engine", EngineCommand.Create),
        (HelpCommand.Name, static () => HelpCommand.Create(Parse)),
    ];

    /// <summary>Parses and runs one command line.</summary>
    /// <returns>0 when all went well, or an exit code that says why not: 1, 70 or 130.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // An engine in the background gives its terminal back, which it cannot once the console has been opened.
        if (!args.Contains(EngineCommand.BackgroundOption))
            AnsiConsole.Console = Terminal.Output();

        try
        {
            var parsed = Parse(args);
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The collector takes signals itself, because it has to know which one came.
                ProcessTerminationTimeout = parsed.CommandResult.Command.Name == ServeCommand.Name ? null : TerminationTime,
            };
            return await parsed.InvokeAsync(configuration);
        }
        catch (UserException problem)
        {
            Terminal.Complain(problem.Message, problem.Remedy);
            return ExitCode.UserError;
        }
        catch (WarehouseException failure)
        {
            var problem = WarehouseFailure.ToUserException(failure);
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
                $"Cairn failed where it should not: {defect.GetType().Name}: {defect.Message}",
                $"This is a defect; please report it with what the same command prints with {TraceVariable}=1.");
            return ExitCode.Defect;
        }
    }

    /// <summary>Reads a command line; one without any word asks for help.</summary>
    /// <exception cref="UserException">It has a mistake.</exception>
    internal static ParseResult Parse(params string[] args)
    {
        var parsed = Create(args).Parse(args.Length == 0 ? ["--help"] : args);
        // Whoever asks for help has not ended the line; only a word that names no command is told. An argument takes an unknown
        // option for its text, which the parser finds in order.
        if ((parsed.Action is not BriefHelp || parsed.UnmatchedTokens.Count > 0) && CommandLineMistake.Of(parsed, NearMiss.Of) is { } mistake)
            throw new UserException(mistake.Message, mistake.Remedy);
        return parsed;
    }

    /// <summary>The tree of commands for one command line: the command that its first word names, or else all of them.</summary>
    /// <remarks>All of them, with all their options, cost every start as much as the runtime itself.</remarks>
    public static RootCommand Create(params ReadOnlySpan<string> args)
    {
        var root = new RootCommand("""
            Cairn: micro-conversion attribution that you can audit.

            Examples:
              cairn help import
              cairn import my.csv --map map.yaml --plan plan.yaml
              cairn attribute --data .cairn --conversion purchase
            """);
        var first = args.IsEmpty ? "" : args[0];
        foreach (var (name, create) in Commands.Any(command => command.Name == first) ? Commands.Where(command => command.Name == first) : Commands)
            root.Add(create());
        return BriefHelp.Install(root);
    }
}
