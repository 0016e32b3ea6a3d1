using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Pipeline.Deduplication.Report;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows the duplicates report, for people and for machines.</summary>
internal static class DuplicatesOutput
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Show(IAnsiConsole console, IReadOnlyList<DuplicateCount> counts, string format)
    {
        if (format == "json")
            Console.Out.WriteLine(JsonSerializer.Serialize(counts.Select(Shape), Layout));
        else if (format == "csv")
            WriteCsv(Console.Out, counts);
        else
            Show(console, counts);
    }

    internal static void WriteCsv(TextWriter output, IReadOnlyList<DuplicateCount> counts)
    {
        output.Write("source,event,second_deliveries,share,reused_ids,source_deliveries,first_seen,last_seen\n");
        foreach (var count in counts)
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{CsvCell.Of(count.Source)},{CsvCell.Of(count.Event)},{count.SecondDeliveries},{count.Share:0.######},{count.ReusedIds},{count.SourceDeliveries},{At(count.FirstSeen)},{At(count.LastSeen)}\n"));
    }

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

    private static object Shape(DuplicateCount count) => new
    {
        count.Source,
        count.Event,
        count.SecondDeliveries,
        count.Share,
        count.ReusedIds,
        count.SourceDeliveries,
        FirstSeen = At(count.FirstSeen),
        LastSeen = At(count.LastSeen),
    };

    private static string At(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static string ShortTime(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
