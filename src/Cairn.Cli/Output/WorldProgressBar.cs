using Cairn.World.Making;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows how far a world has come, on a terminal only: a bar for each phase, with the time left.</summary>
internal sealed class WorldProgressBar(IAnsiConsole console)
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns when the making has ended, in whatever way.</summary>
    public async Task ShowAsync(LatestProgress progress, Task making)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var phase = WorldPhase.Calibrating;
                var bar = context.AddTask(Describe(progress.Value));
                while (await Task.WhenAny(making, Task.Delay(RefreshInterval)) != making)
                {
                    var now = progress.Value;
                    if (now.Phase != phase)
                    {
                        bar.Value = bar.MaxValue;
                        bar = context.AddTask(Describe(now));
                        phase = now.Phase;
                    }
                    (bar.IsIndeterminate, bar.Description) = (now.Total == 0, Describe(now));
                    if (now.Total > 0)
                        (bar.MaxValue, bar.Value) = (now.Total, now.Done);
                }
            });
    }

    private static string Describe(WorldProgress now) => now.Phase switch
    {
        WorldPhase.Calibrating => "Solving for sessions and conversion rate",
        WorldPhase.Living => $"Lives, with and without each thing: {now.Done:N0} people",
        WorldPhase.Sending => $"Requests in order of arrival: {now.Done:N0} calls",
        _ => "Truth and answers",
    };
}
