using System.Globalization;
using Cairn.Pipeline.Deduplication.Report;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows the duplicates report, for people and for machines.</summary>
internal static class DuplicatesOutput
{
    public static void Show(IAnsiConsole console, IReadOnlyList<DuplicateCount> counts, string format)
    {
        if (format == "json")
            JsonRenderer.Write(Console.Out, Rows(counts, static share => share));
        else if (format == "csv")
            WriteCsv(Console.Out, counts);
        else
            Show(console, counts);
    }

    internal static void WriteCsv(TextWriter output, IReadOnlyList<DuplicateCount> counts) =>
        CsvRenderer.Write(output, Rows(counts, static share => Cell.Trim(Math.Round((decimal)share, 6))));

    private static RowTable<DuplicateCount> Rows<T>(IReadOnlyList<DuplicateCount> counts, Func<double, T> share) => ReportTable.Of("duplicates", counts)
        .With("source", static count => count.Source)
        .With("event", static count => count.Event)
        .With("second_deliveries", static count => count.SecondDeliveries)
        .With("share", count => share(count.Share))
        .With("reused_ids", static count => count.ReusedIds)
        .With("source_deliveries", static count => count.SourceDeliveries)
        .With("first_seen", static count => Cell.Moment(count.FirstSeen))
        .With("last_seen", static count => Cell.Moment(count.LastSeen));

    private static void Show(IAnsiConsole console, IReadOnlyList<DuplicateCount> counts)
    {
        if (counts.Count == 0)
        {
            console.WriteLine("No message came twice, and no message id was used for two messages.");
            return;
        }
        var table = new WordTable("source", "event", ">came again", ">of all", ">ids reused", "first seen", "last seen");
        foreach (var count in counts)
            table.AddRow(
                PlainText.Markup(count.Source),
                PlainText.Markup(count.Event.Length > 0 ? count.Event : "(unreadable)"),
                $"{count.SecondDeliveries:N0}",
                Numbers.Percent((double)count.Share, 2),
                count.ReusedIds > 0 ? $"[yellow]{count.ReusedIds:N0}[/]" : "0",
                ShortTime(count.FirstSeen),
                ShortTime(count.LastSeen));
        table.Write(console);
        if (counts.Any(static count => count.ReusedIds > 0))
            console.WriteLine("Events with reused ids are stored; their sender should give every message an id of its own.");
    }

    private static string ShortTime(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
