using System.Diagnostics;
using Cairn.World.Play;
using Spectre.Console;

namespace Cairn.World.Cli.Playing;

/// <summary>Shows how far a playing has come, on a terminal only: requests, rate, what waits, lag, time left.</summary>
internal sealed class PlayProgressBar(IAnsiConsole console)
{
    private static readonly TimeSpan NotableLag = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the playing has ended, in whatever way.</summary>
    public Task ShowAsync(long bytes, PlayProgress progress, Task playing) => TerminalBars.ShowAsync(console, playing, context =>
    {
        var began = Stopwatch.GetTimestamp();
        var bar = context.AddTask("playing", maxValue: Math.Max(1, bytes));
        return () => (bar.Value, bar.Description) = (progress.BytesRead, Describe(progress, Stopwatch.GetElapsedTime(began)));
    });

    private static string Describe(PlayProgress progress, TimeSpan elapsed)
    {
        var rate = progress.Acknowledged / Math.Max(elapsed.TotalSeconds, 0.001);
        var waiting = progress.Waiting > 0 ? $", [yellow]{progress.Waiting:N0} wait[/]" : "";
        var lag = progress.Lag > NotableLag ? $", [red]{progress.Lag.TotalSeconds:N0} s behind[/]" : "";
        return $"{progress.Acknowledged:N0} acknowledged, {rate:N0}/s{waiting}{lag}";
    }
}
