using System.Globalization;
using Cairn.Collector.Live;
using Cairn.Pipeline.Tracing;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>A coloured line for each event, and an indented one for each step on its way.</summary>
internal sealed class TailView(IAnsiConsole console) : ITailOutput
{
    private const int StepWidth = 14;

    public void Show(LiveMessage message)
    {
        if (message.Trace is not { } trace)
        {
            console.MarkupLine($"[yellow]some were not shown because they came too fast: {PlainText.Markup(message.Json)}[/]");
            return;
        }
        var (colour, end) = EndOf(trace);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(trace.ReceivedAt).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        console.MarkupLine($"[grey]{at}[/] [{colour}]{end}[/] [bold]{PlainText.Markup(NameOf(trace))}[/] [grey]{PlainText.Markup(trace.Source)}[/]");
        foreach (var step in TraceStep.Of(trace))
            Show(step, colour);
    }

    private void Show(TraceStep step, string colour)
    {
        var grid = new Grid().AddColumn(new GridColumn().Width(StepWidth).NoWrap().PadLeft(2)).AddColumn();
        var name = PlainText.Markup(step.Name);
        grid.AddRow(new Markup(step.IsPassed ? $"[grey]{name}[/]" : $"[{colour}]{name}[/]"), new Text(PlainText.Of(step.Text)));
        console.Write(grid);
    }

    private static (string Colour, string Text) EndOf(EventTrace trace) => trace.End switch
    {
        TraceEnd.Stored => ("green", "stored"),
        TraceEnd.Quarantined => ("red", "in quarantine"),
        TraceEnd.Suppressed => ("yellow", "suppressed"),
        TraceEnd.Previewed => ("blue", "preview"),
        _ => ("red", $"rejected {trace.Status.ToString(CultureInfo.InvariantCulture)}"),
    };

    private static string NameOf(EventTrace trace)
    {
        if (trace.End == TraceEnd.Rejected)
            return trace.Path;
        return trace.Event.Length > 0 ? trace.Event : trace.SentAs.Length > 0 ? trace.SentAs : "(no name)";
    }
}
