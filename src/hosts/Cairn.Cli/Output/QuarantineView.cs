using Cairn.Import.Quarantined;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows what is in quarantine, and what a replay did.</summary>
internal sealed class QuarantineView(IAnsiConsole console)
{
    public void Show(IReadOnlyList<QuarantineGroup> groups)
    {
        if (groups.Count == 0)
        {
            console.WriteLine("The quarantine is empty.");
            return;
        }
        var table = new WordTable(">records", "source", "event", "what", "fix", "first at", "reason");
        foreach (var group in groups)
            table.AddRow(
                $"{group.Records:N0}",
                PlainText.Markup(group.Source),
                PlainText.Markup(group.Event),
                Markup.Escape(group.Field.Length > 0 && group.Field != "event" ? $"{group.Code} ({group.Field})" : group.Code),
                group.Fixes,
                Markup.Escape($"{group.FirstFile}:{group.FirstLine}"),
                PlainText.Markup(group.FirstReason));
        table.Write(console);
        ShowRemedies(console, groups.GroupBy(static group => group.Fixes).ToDictionary(static group => group.Key, static group => (ulong)group.Sum(static one => (long)one.Records)));
    }

    /// <summary>Says for each thing that can be fixed how many records it fixes, and how they come in afterwards.</summary>
    internal static void ShowRemedies(IAnsiConsole console, IReadOnlyDictionary<string, ulong> records)
    {
        foreach (var remedy in Remedy.All)
            if (records.TryGetValue(remedy, out var count))
                console.MarkupLineInterpolated($"[bold]{remedy}[/] ({count:N0}): {Remedy.Sentence(remedy)}");
    }

    public void Show(ReplaySummary summary)
    {
        console.MarkupLineInterpolated($"[green]{summary.Accepted:N0}[/] {Words.Noun((long)summary.Accepted, "record became an event", "records became events")}, {summary.Remaining:N0} {Words.Noun((long)summary.Remaining, "stays", "stay")} in quarantine.");
        foreach (var (code, count) in summary.Rejected)
            console.MarkupLineInterpolated($"  {count:N0} {code}");
        foreach (var (reason, count) in summary.Suppressed)
            console.MarkupLineInterpolated($"{count:N0} {Words.Noun((long)count, "was", "were")} suppressed and left the quarantine: {reason}");
        if (summary.Unreadable > 0)
            console.MarkupLineInterpolated($"  {summary.Unreadable:N0} cannot be read at all: {Remedy.Sentence(Remedy.Record)}.");
    }
}
