using System.CommandLine;
using Cairn.Cli.Demo;
using Cairn.Cli.Output;
using Cairn.Model;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn demo</c>: the tour of docs/tour.md in one command.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var command = new Command(
            "demo",
            "Runs the tour: makes a leaky shop whose truth is known, starts a collector and plays into it what the shop's\n"
            + "tracking sent, attributes its purchases, and scores each model against the truth. Writes below .cairn, about 600 MB.\n"
            + "Says before each of its steps which one it is, what it shows and how long the demo has run.\n\n"
            + "Example:\n  cairn demo");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken ct)
    {
        Environment.CurrentDirectory = FindRoot();
        foreach (var folder in DemoTour.Folders.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);

        var started = TimeProvider.System.GetTimestamp();
        AnsiConsole.MarkupLineInterpolated($"{DemoTour.Steps.Count} steps, two to three minutes on two cores. The first three make a shop's data and take most of the time.");
        var code = await RunStepsAsync(started, ct);
        if (code != 0)
            return code;

        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[grey]{DemoTour.Steps.Count} steps in {Numbers.Clock(TimeProvider.System.GetElapsedTime(started))}.[/]");
        AnsiConsole.MarkupLineInterpolated(
            $"All of it stays in [bold]{Path.GetDirectoryName(DemoTour.Folders[0])}[/]. Your own file: [bold]./cairn import --help[/]; another world: [bold]./cairn world --help[/]");
        return 0;
    }

    private static async Task<int> RunStepsAsync(long started, CancellationToken ct)
    {
        DemoServer? server = null;
        try
        {
            foreach (var (index, step) in DemoTour.Steps.Index())
            {
                ct.ThrowIfCancellationRequested();
                AnsiConsole.WriteLine();
                AnsiConsole.MarkupLineInterpolated($"[grey]{DemoTour.Progress(index, TimeProvider.System.GetElapsedTime(started))}[/]");
                AnsiConsole.MarkupLineInterpolated($"[bold]{step.Title}[/]");
                AnsiConsole.MarkupLineInterpolated($"[green]$ {step.CommandLine}[/]");
                if (step.IsServer)
                {
                    server = await DemoServer.StartAsync(step.Arguments, ct);
                    AnsiConsole.WriteLine(server.Said);
                    continue;
                }
                var code = await CairnCommand.RunAsync(step.Arguments);
                if (code != 0)
                    return code;
                await StopAsync(server);
                server = null;
            }
            return 0;
        }
        finally
        {
            await StopAsync(server);
        }
    }

    private static ValueTask StopAsync(DemoServer? server) => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The folder above the program that holds the examples.</summary>
    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "examples", "shop.csv")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new UserException(
            "The example shop is not there: examples/shop.csv was not found above the program.",
            "Run ./cairn demo from a clone of the repository.");
    }
}
