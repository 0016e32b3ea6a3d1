using Cairn.World.Making;
using Spectre.Console;

namespace Cairn.World.Cli.Making;

/// <summary>Shows how far a world has come, on a terminal only: a bar for each phase, with the time left.</summary>
internal sealed class WorldProgressBar(IAnsiConsole console)
{
    /// <summary>Returns when the making has ended, in whatever way.</summary>
    public Task ShowAsync(LatestProgress progress, Task making) => TerminalBars.ShowAsync(console, making, context =>
    {
        var phase = WorldPhase.Calibrating;
        var bar = context.AddTask(Describe(progress.Value));
        return () =>
        {
            var now = progress.Value;
            if (now.Phase != phase)
            {
                bar.Value = bar.MaxValue;
                (bar, phase) = (context.AddTask(Describe(now)), now.Phase);
            }
            (bar.IsIndeterminate, bar.Description) = (now.Total == 0, Describe(now));
            if (now.Total > 0)
                (bar.MaxValue, bar.Value) = (now.Total, now.Done);
        };
    });

    private static string Describe(WorldProgress now) => now.Phase switch
    {
        WorldPhase.Calibrating => "Solving for sessions and conversion rate",
        WorldPhase.Living => $"Lives, with and without each thing: {now.Done:N0} people",
        WorldPhase.Sending => $"Requests in order of arrival: {now.Done:N0} calls",
        _ => "Truth and answers",
    };
}
