using System.Diagnostics;
using Cairn.Pipeline.Replaying;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows how far a replay has come, on a terminal only.</summary>
internal sealed class ReplayProgressBar(IAnsiConsole console)
{
    /// <summary>Returns when the replay has ended, in whatever way.</summary>
    public Task ShowAsync(ReplayProgress progress, Task replaying) => TerminalBars.ShowAsync(console, replaying, context =>
    {
        var began = Stopwatch.GetTimestamp();
        var bar = context.AddTask("replaying");
        return () =>
        {
            (bar.MaxValue, bar.Value) = (Math.Max(1, progress.Total), progress.Done);
            var rate = progress.Done / Math.Max(Stopwatch.GetElapsedTime(began).TotalSeconds, 0.001);
            bar.Description = $"{progress.Done:N0} looked at, {rate:N0}/s, [yellow]{progress.Changed:N0} changed[/]";
        };
    });
}
