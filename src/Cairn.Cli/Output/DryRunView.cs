using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Pipeline;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows what the first rows of a file become.</summary>
internal sealed class DryRunView(IAnsiConsole console)
{
    public void Show(string file, DryRunResult result)
    {
        console.MarkupLineInterpolated($"[bold]{file}[/]: {result.Dialect.Describe()}: {string.Join(", ", result.Dialect.Columns)}");
        var table = new Table().Border(TableBorder.Simple).AddColumns("line", "time", "event", "who", "session", "channel", "value", "verdict");
        table.Columns[0].RightAligned();
        foreach (var record in result.Records)
            table.AddRow(Cells(record).Select(cell => new Markup(cell)));
        console.Write(table);
        foreach (var record in result.Records.Where(record => record.Outcome.Refusal is not null))
            console.MarkupLineInterpolated($"[yellow]line {record.Line}:[/] {record.Outcome.Refusal!.Reason}");
        foreach (var record in result.Records.Where(record => record.Outcome.IsAccepted && record.Event.Properties != "{}").Take(1))
            console.MarkupLineInterpolated($"Properties of line {record.Line}: {record.Event.Properties}");
        var accepted = result.Records.Count(record => record.Outcome.IsAccepted);
        var refused = result.Records.Count(record => record.Outcome.Refusal is not null);
        var keptOut = result.Records.Count - accepted - refused;
        var kept = keptOut > 0 ? $", {keptOut:N0} kept out" : "";
        var skipped = result.Skipped > 0 ? $", {Words.Count((int)result.Skipped, "row")} left out" : "";
        console.MarkupLineInterpolated($"{Words.Count(result.Records.Count, "record")}: {accepted:N0} accepted, {refused:N0} for the quarantine{kept}{skipped}. Nothing was stored.");
    }

    private static string[] Cells(DryRunRecord record)
    {
        var e = record.Event;
        return
        [
            $"{record.Line}{(record.Part > 0 ? $"+{record.Part}" : "")}",
            e.OccurredAt == 0 ? "" : $"{DateTimeOffset.FromUnixTimeMilliseconds(e.OccurredAt):yyyy-MM-dd HH:mm:ss}",
            Markup.Escape(e.Name),
            Markup.Escape(Who(e)),
            Markup.Escape(e.SessionId),
            Markup.Escape(e.Traffic.Channel),
            Markup.Escape(e.Value is null ? "" : $"{e.Value} {e.Currency}".Trim()),
            Verdict(record.Outcome),
        ];
    }

    private static string Verdict(Outcome outcome) => outcome switch
    {
        { IsAccepted: true } => "[green]accepted[/]",
        { Refusal: { } refusal } => Markup.Escape($"{refusal.Step}: {refusal.Code}"),
        _ => Markup.Escape($"kept out: {outcome.KeptOutReason}"),
    };

    private static string Who(Event e) => e.UserId.Length > 0 ? e.UserId : e.AnonymousId.Length > 0 ? e.AnonymousId : e.Identifiers.Select(id => id.Value).FirstOrDefault("");
}
