using Cairn.World.Play;
using Spectre.Console;

namespace Cairn.World.Cli.Playing;

/// <summary>Says what became of the requests of a playing.</summary>
internal sealed class PlayView(IAnsiConsole console)
{
    public void Show(PlayReport report)
    {
        var grid = new Grid().AddColumn(new GridColumn().RightAligned().PadLeft(2).PadRight(1)).AddColumn();
        grid.AddRow($"{report.Requests:N0}", $"{Words.Noun(report.Requests, "request")} sent, with {Words.Count(report.Calls, "call")}");
        grid.AddRow($"[green]{report.AcknowledgedAtOnce:N0}[/]", "acknowledged at the first try");
        Row(grid, report.AcknowledgedLater, "green", "acknowledged when they were sent again");
        Row(grid, report.Rejected, "red", "answered with a redirect, which would lose the body");
        foreach (var (status, count) in report.Dropped)
            Row(grid, count, "red", $"dropped: the answer was {status}, which no client tries again");
        foreach (var (status, count) in report.GivenUp)
            Row(grid, count, "red", $"given up after the last retry: {(status == 0 ? "no answer" : $"the answer was {status}")}");
        Row(grid, report.Abandoned, "yellow", "still waiting to be sent again when the playing was interrupted");
        Row(grid, report.Retries, "", Words.Noun(report.Retries, "retry", "retries") + " after a failure");
        Row(grid, report.Waits, "", Words.Noun(report.Waits, "time") + " the collector said when to come again");
        Row(grid, report.NetworkErrors, "", $"{Words.Noun(report.NetworkErrors, "time")} without an answer; the first: {report.FirstNetworkError}");
        grid.AddRow(
            $"{report.BytesSent:N0}",
            $"bytes of bodies in {report.Duration.TotalSeconds:0.0} s: {report.Rate:N0} acknowledged requests a second");
        grid.AddRow(
            Ms(report.LatencyP50),
            $"ms to half of the acknowledgements, {Ms(report.LatencyP99)} to 99 of 100, {Ms(report.LatencyMax)} to the slowest");
        if (report.LagMax > TimeSpan.Zero)
            grid.AddRow($"{report.LagAtEnd.TotalSeconds:N1}", $"s behind the clock at the end, {report.LagMax.TotalSeconds:N1} at most");
        console.Write(grid);
        if (report.IsInterrupted)
            console.MarkupLineInterpolated(
                $"Interrupted. [bold]--skip {report.NextSkip}[/] goes on and leaves nothing out; some requests may be sent twice.");
    }

    private static void Row(Grid grid, long count, string colour, string what)
    {
        if (count > 0)
            grid.AddRow(colour.Length > 0 ? $"[{colour}]{count:N0}[/]" : $"{count:N0}", Markup.Escape(what));
    }

    private static string Ms(TimeSpan time) =>
        time.TotalMilliseconds < 100 ? $"{time.TotalMilliseconds:0.0}" : $"{time.TotalMilliseconds:N0}";
}
