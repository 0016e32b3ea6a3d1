using System.Diagnostics;
using Cairn.Import.Loading;
using Cairn.Import.Reading;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows how far an import has come, on a terminal only: rows, rate, refused records, time left.</summary>
internal sealed class ImportProgressBar(IAnsiConsole console)
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns when the import has ended, in whatever way.</summary>
    public async Task ShowAsync(LogFile file, ImportProgress progress, Task importing)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            await importing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        var began = Stopwatch.GetTimestamp();
        await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(file.ShownAs), maxValue: file.Bytes);
                bar.IsIndeterminate = file.Content == FileContent.Parquet;
                while (await Task.WhenAny(importing, Task.Delay(RefreshInterval)) != importing)
                {
                    bar.Value = progress.BytesRead;
                    bar.Description = Describe(file, progress, Stopwatch.GetElapsedTime(began));
                }
                bar.Value = file.Bytes;
            });
    }

    private static string Describe(LogFile file, ImportProgress progress, TimeSpan elapsed)
    {
        var rate = progress.Rows / Math.Max(elapsed.TotalSeconds, 0.001);
        var refused = progress.Refused > 0 ? $", [yellow]{progress.Refused:N0} refused[/]" : "";
        return $"{Markup.Escape(Path.GetFileName(file.ShownAs))}: {progress.Rows:N0} rows, {rate:N0}/s{refused}";
    }
}
