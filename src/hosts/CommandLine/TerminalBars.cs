using Spectre.Console;

namespace Cairn.CommandLine;

/// <summary>Progress bars beside a work that is under way, on a terminal only.</summary>
internal static class TerminalBars
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns when the work has ended, in whatever way; its failure is the caller's.</summary>
    /// <param name="console">Where bars are shown.</param>
    /// <param name="work">The work.</param>
    /// <param name="begin">Makes the first bar, and says what brings the bars up to date.</param>
    public static async Task ShowAsync(IAnsiConsole console, Task work, Func<ProgressContext, Action> begin)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var update = begin(context);
                while (await Task.WhenAny(work, Task.Delay(RefreshInterval)) != work)
                    update();
            });
    }
}
