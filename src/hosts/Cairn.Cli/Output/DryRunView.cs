using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Pipeline;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows what a file becomes: its first rows, then what is rejected and why, then what becomes of conversions and their money.</summary>
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
        ShowRejections(result);
        ShowConversions(result);
        console.WriteLine("Nothing was stored.");
    }

    private void ShowTotals(DryRunResult result)
    {
        var rejected = result.Rejected.Sum(rejection => rejection.Records);
        var suppressed = result.Suppressed.Values.Sum();
        var kept = suppressed > 0 ? $", {suppressed:N0} suppressed ({string.Join(", ", result.Suppressed.Select(entry => $"{entry.Value:N0} {entry.Key}"))})" : "";
        var skipped = result.Skipped > 0 ? $", {Words.Count((int)Math.Min(result.Skipped, int.MaxValue), "row")} filtered out" : "";
        console.MarkupLineInterpolated($"All of it was read: {Words.Count((int)Math.Min(result.Total, int.MaxValue), "record")}: {result.Accepted:N0} accepted, {rejected:N0} for the quarantine{kept}{skipped}.");
    }

    private void ShowRejections(DryRunResult result)
    {
        foreach (var rejection in result.Rejected.Take(MaxReasons))
        {
            var field = rejection.Field.Length > 0 ? $" ({rejection.Field})" : "";
            console.MarkupLineInterpolated($"  [yellow]{rejection.Records,8:N0} {rejection.Code}{field}[/], first in line {rejection.FirstLine}: {rejection.FirstReason}");
        }
        if (result.Rejected.Count > MaxReasons)
            console.MarkupLineInterpolated($"  and {Words.Count(result.Rejected.Count - MaxReasons, "further reason")}; --format json has all.");
    }

    private void ShowConversions(DryRunResult result)
    {
        if (result.Conversions.Count == 0)
            console.MarkupLine("[yellow]No record is a conversion of the plan[/]: a report on this file alone would have none.");
        foreach (var conversion in result.Conversions)
        {
            var suppressed = conversion.Suppressed > 0 ? $"; {conversion.Suppressed:N0} suppressed" : "";
            console.MarkupLineInterpolated($"Conversion [bold]{conversion.Name}[/] ({conversion.Event}): [green]{Money(conversion, conversion.Stored)} stored[/]{suppressed}.");
            if (conversion.Rejected.Records > 0)
                console.MarkupLineInterpolated($"  [yellow]{Money(conversion, conversion.Rejected)} for the quarantine[/]: {string.Join(", ", conversion.RejectedFor.Select(entry => $"{entry.Value:N0} {entry.Key}"))}.");
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
        { Rejection: { } rejection } => Markup.Escape($"{rejection.Step}: {rejection.Code}"),
        _ => Markup.Escape($"suppressed: {outcome.SuppressedReason}"),
    };

    private static string Who(Event e) => e.UserId.Length > 0 ? e.UserId : e.AnonymousId.Length > 0 ? e.AnonymousId : e.Identifiers.Select(id => id.Value).FirstOrDefault("");
}
