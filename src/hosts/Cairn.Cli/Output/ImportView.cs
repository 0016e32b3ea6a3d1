using Cairn.Import.Loading;
using Cairn.Import.Quarantined;
using Cairn.Import.Reading;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Says what an import did.</summary>
internal sealed class ImportView(IAnsiConsole console)
{
    public void Show(ImportSummary summary)
    {
        console.MarkupLineInterpolated($"[bold]{summary.File}[/]: {summary.Dialect.Describe()}");
        var grid = new Grid().AddColumn(new GridColumn().RightAligned().PadLeft(2).PadRight(1)).AddColumn();
        var what = Words.Noun((long)summary.Rows, summary.Dialect.Format == LogFormat.Requests ? "call" : "row");
        grid.AddRow($"{summary.Rows:N0}", $"{what} read in {summary.Duration.TotalSeconds:0.0} s ({Rate(summary):N0} a second)");
        if (summary.Skipped > 0)
            grid.AddRow($"{summary.Skipped:N0}", summary.PassedOver.Count > 0 ? "passed over: no events" : Words.Noun((long)summary.Skipped, "row") + " filtered out by the mapping's `rows:`");
        foreach (var (reason, count) in summary.PassedOver.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            grid.AddRow("", $"{count:N0} {reason}");
        grid.AddRow($"[green]{summary.Events:N0}[/]", Words.Noun((long)summary.Events, "event") + " stored");
        if (summary.Quarantined > 0)
            grid.AddRow($"[yellow]{summary.Quarantined:N0}[/]", Words.Noun((long)summary.Quarantined, "record") + " in quarantine");
        foreach (var rejected in summary.Rejected)
            grid.AddRow("", Markup.Escape($"{rejected.Records:N0} {rejected.Code}{(rejected.Field.Length > 0 ? $" ({rejected.Field})" : "")}"));
        if (summary.Suppressed > 0)
            grid.AddRow($"{summary.Suppressed:N0}", Words.Noun((long)summary.Suppressed, "record") + " suppressed: noted and not stored");
        foreach (var suppressed in summary.SuppressedFor)
            grid.AddRow("", Markup.Escape($"{suppressed.Records:N0} {suppressed.Reason}"));
        if (summary.Erased > 0)
            grid.AddRow($"{summary.Erased:N0}", Words.Noun((long)summary.Erased, "record is", "records are") + " gone, erased or past their retention, and stay so");
        if (summary.ReusedIds > 0)
            grid.AddRow($"[yellow]{summary.ReusedIds:N0}[/]", Words.Noun((long)summary.ReusedIds, "event") + " stored although the message id came with other content before (id_reused)");
        foreach (var (code, count) in summary.Warnings)
            grid.AddRow($"{count:N0}", Markup.Escape($"{Words.Noun((long)count, "event")} with a warning of the plan: {code}"));
        if (summary.AlreadyStored > 0)
            grid.AddRow($"{summary.AlreadyStored:N0}", AlreadyStored(summary));
        console.Write(grid);
        foreach (var unmet in summary.UnmetNames)
            console.MarkupLineInterpolated($"[yellow]mapping:[/] {unmet}");
        if (summary.BegunWithPlan is { } plan)
            console.MarkupLineInterpolated($"The import began with another plan ({plan}); what was stored then was not checked again.");
        if (summary.Quarantined > 0)
        {
            console.MarkupLine("Look at them with [bold]cairn quarantine list[/]. What fixes them:");
            QuarantineView.ShowRemedies(console, summary.Rejected.GroupBy(rejected => Remedy.For(rejected.Code, hasMapping: summary.Dialect.Format != LogFormat.Requests))
                .ToDictionary(static group => group.Key, static group => (ulong)group.Sum(static rejected => (long)rejected.Records)));
        }
    }

    private static string AlreadyStored(ImportSummary summary) => summary.AlreadyStored == summary.Records
        ? $"{Words.Noun((long)summary.AlreadyStored, "record was", "records were")} stored already: nothing has changed"
        : $"{Words.Noun((long)summary.AlreadyStored, "record was", "records were")} stored already, by an import that did not end";

    private static double Rate(ImportSummary summary) => summary.Rows / Math.Max(summary.Duration.TotalSeconds, 0.001);
}
