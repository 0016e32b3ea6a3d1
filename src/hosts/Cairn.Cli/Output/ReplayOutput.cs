using Cairn.Pipeline.Replaying;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows what a replay did, for people and for machines.</summary>
internal static class ReplayOutput
{
    public static void Show(IAnsiConsole console, SpoolReplayResult result, bool isDryRun, string format)
    {
        if (format == "json")
        {
            Console.Out.WriteLine(JsonText.Of(result));
            return;
        }
        var table = new WordTable("", ">before", isDryRun ? ">would be" : ">after");
        table.AddRow("events", $"{result.Before.Events:N0}", $"{result.After.Events:N0}");
        table.AddRow("in quarantine", $"{result.Before.Quarantined:N0}", $"{result.After.Quarantined:N0}");
        table.AddRow("suppressed", $"{result.Before.Suppressed:N0}", $"{result.After.Suppressed:N0}");
        table.Write(console);
        var verb = isDryRun ? "would change" : "changed";
        console.MarkupLine(result.Changed == 0 ? "Nothing is decided otherwise." : $"[green]{result.Changed:N0}[/] {Words.Noun((long)result.Changed, "record")} {verb}:");
        foreach (var move in result.Moves)
            console.MarkupLine($"  {move.Records:N0} {PlainText.Markup(move.Before)} -> {PlainText.Markup(move.After)}");
        if (result.Undecided > 0)
            console.MarkupLine($"[yellow]{result.Undecided:N0}[/] {Words.Noun((long)result.Undecided, "record stays as it is: its request is damaged in the spool, or has", "records stay as they are: their requests are damaged in the spool, or have")} another number of calls now.");
        if (result.Erased > 0)
            console.MarkupLine($"[yellow]{result.Erased:N0}[/] {Words.Noun((long)result.Erased, "record is", "records are")} gone, erased or past their retention, and stay so.");
        if (result.NotLoaded > 0)
            console.MarkupLine($"[yellow]{result.NotLoaded:N0}[/] {Words.Noun((long)result.NotLoaded, "request is", "requests are")} not in the warehouse yet; `cairn serve` decides.");
    }
}
