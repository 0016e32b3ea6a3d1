using System.Diagnostics;
using Cairn.Import.Loading;
using Cairn.Import.Reading;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows how far an import has come, on a terminal only: rows, rate, rejected records, time left.</summary>
internal sealed class ImportProgressBar(IAnsiConsole console)
{
    /// <summary>Returns when the import has ended, in whatever way.</summary>
    public Task ShowAsync(LogFile file, ImportProgress progress, Task importing) => TerminalBars.ShowAsync(console, importing, context =>
    {
        var began = Stopwatch.GetTimestamp();
        var bar = context.AddTask(Markup.Escape(file.ShownAs), maxValue: file.Bytes);
        bar.IsIndeterminate = file.Content == FileContent.Parquet;
        return () => (bar.Value, bar.Description) = (progress.BytesRead, Describe(file, progress, Stopwatch.GetElapsedTime(began)));
    });

    private static string Describe(LogFile file, ImportProgress progress, TimeSpan elapsed)
    {
        if (progress.IsWaiting)
            return $"{Markup.Escape(Path.GetFileName(file.ShownAs))}: waits until another import has ended";
        var rate = progress.Rows / Math.Max(elapsed.TotalSeconds, 0.001);
        var rejected = progress.Rejected > 0 ? $", [yellow]{progress.Rejected:N0} rejected[/]" : "";
        return $"{Markup.Escape(Path.GetFileName(file.ShownAs))}: {progress.Rows:N0} rows, {rate:N0}/s{rejected}";
    }
}
