using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Pipeline;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows what a file becomes: its first rows, then what is refused and why, then what becomes of conversions and their money.</summary>
internal sealed class DryRunView(IAnsiConsole console)
{
    private const int MaxReasons = 20;

    public void Show(string file, DryRunResult result)
    {
        console.MarkupLineInterpolated($"[bold]{file}[/]: {result.Dialect.Describe()}: {string.Join(", ", result.Dialect.Columns)}");
        var table = new WordTable(">line", "time", "event", "who", "session", "channel", "value", "verdict");
        foreach (var record in result.Records)
            table.AddRow(Cells(record));
        table.Write(console);
        foreach (var record in result.Records.Where(record => record.Outcome.IsAccepted && record.Event.Properties != "{}").Take(1))
            console.MarkupLineInterpolated($"Properties of line {record.Line}: {record.Event.Properties}");
        ShowTotals(result);
        ShowRefusals(result);
        ShowConversions(result);
        console.WriteLine("Nothing was stored.");
    }

    private void ShowTotals(DryRunResult result)
    {
        var refused = result.Refused.Sum(refusal => refusal.Records);
        var keptOut = result.KeptOut.Values.Sum();
        var kept = keptOut > 0 ? $", {keptOut:N0} kept out ({string.Join(", ", result.KeptOut.Select(entry => $"{entry.Value:N0} {entry.Key}"))})" : "";
        var skipped = result.Skipped > 0 ? $", {Words.Count((int)Math.Min(result.Skipped, int.MaxValue), "row")} left out" : "";
        console.MarkupLineInterpolated($"All of it was read: {Words.Count((int)Math.Min(result.Total, int.MaxValue), "record")}: {result.Accepted:N0} accepted, {refused:N0} for the quarantine{kept}{skipped}.");
    }

    private void ShowRefusals(DryRunResult result)
    {
        foreach (var refusal in result.Refused.Take(MaxReasons))
        {
            var field = refusal.Field.Length > 0 ? $" ({refusal.Field})" : "";
            console.MarkupLineInterpolated($"  [yellow]{refusal.Records,8:N0} {refusal.Code}{field}[/], first in line {refusal.FirstLine}: {refusal.FirstReason}");
        }
        if (result.Refused.Count > MaxReasons)
            console.MarkupLineInterpolated($"  and {Words.Count(result.Refused.Count - MaxReasons, "further reason")}; --format json has all.");
    }

    private void ShowConversions(DryRunResult result)
    {
        if (result.Conversions.Count == 0)
            console.MarkupLine("[yellow]No record is a conversion of the plan[/]: a report on this file alone would have none.");
        foreach (var conversion in result.Conversions)
        {
            var keptOut = conversion.KeptOut > 0 ? $"; {conversion.KeptOut:N0} kept out" : "";
            console.MarkupLineInterpolated($"Conversion [bold]{conversion.Name}[/] ({conversion.Event}): [green]{Money(conversion, conversion.Stored)} stored[/]{keptOut}.");
            if (conversion.Refused.Records > 0)
                console.MarkupLineInterpolated($"  [yellow]{Money(conversion, conversion.Refused)} for the quarantine[/]: {string.Join(", ", conversion.RefusedFor.Select(entry => $"{entry.Value:N0} {entry.Key}"))}.");
        }
        if (result.Unreadable > 0)
            console.MarkupLineInterpolated($"{Words.Count((int)Math.Min(result.Unreadable, int.MaxValue), "record")} could not be read at all, and may be anything.");
    }

    private static string Money(DryRunConversion conversion, DryRunMoney money)
    {
        if (!conversion.HasMoney || money.Records == 0)
            return $"{money.Records:N0}";
        var worth = string.Join(" and ", money.ByCurrency.Select(entry => $"{entry.Value:N2} {(entry.Key.Length > 0 ? entry.Key : "without currency")}"));
        var without = money.WithoutValue > 0 ? $"{(worth.Length > 0 ? ", " : " ")}{money.WithoutValue:N0} with no value that could be read" : "";
        return $"{money.Records:N0}{(worth.Length > 0 ? " worth " : "")}{worth}{without}";
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
