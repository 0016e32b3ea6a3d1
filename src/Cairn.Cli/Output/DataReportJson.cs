using Cairn.Attribution.Journeys;

namespace Cairn.Cli.Output;

/// <summary>
/// A report over a data folder as JSON: one object {"attribution":{"by","conversion","late_events","credits"}}, a section of the
/// reports that <c>cairn world score</c> reads.
/// </summary>
internal static class DataReportJson
{
    private const decimal MillisecondsPerSecond = 1000;

    /// <summary>Writes the report.</summary>
    public static void Write(TextWriter output, AttributionRequest request, DataReport report)
    {
        var (by, conversion) = (CreditJson.Text(request.By.Name), CreditJson.Text(request.Conversion.Name));
        output.Write($$"""{"attribution":{"by":"{{by}}","conversion":"{{conversion}}",{{'\n'}}{{Late(report.Late)}},{{'\n'}} "credits":""");
        CreditJson.WriteList(output, report.Report.Credits);
        output.Write("}}\n");
    }

    /// <summary>The object is there when there are none too: a reader need not guess what its absence would mean.</summary>
    private static string Late(LateEvents late)
    {
        var last = late.Count == 0 ? "null" : $"\"{DateTimeOffset.FromUnixTimeMilliseconds(late.LastReceivedAt):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"";
        var longest = late.Count == 0 ? "null" : CreditJson.Number(late.LongestDelay / MillisecondsPerSecond);
        return $$""" "late_events":{"count":{{late.Count}},"last_received_at":{{last}},"longest_delay_seconds":{{longest}}}""";
    }
}
