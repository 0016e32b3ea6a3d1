using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Attribution.Journeys;
using Cairn.Attribution.Money;

namespace Cairn.Cli.Output;

/// <summary>
/// A report over a data folder as JSON: one object {"attribution":{...}} that says what it is and ends in "credits", a section of
/// the reports that <c>cairn world score</c> reads.
/// </summary>
internal static class DataReportJson
{
    private const decimal MillisecondsPerSecond = 1000;

    private static readonly JsonSerializerOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the report: a line for each part, so that two reports can be compared line by line.</summary>
    public static void Write(TextWriter output, ReportDescription description)
    {
        var (request, report) = (description.Request, description.Report);
        var parts = new (string Name, JsonNode? Value)[]
        {
            ("by", request.By.Name),
            ("conversion", request.Conversion.Name),
            ("period", new JsonObject
            {
                ["from"] = Text(ReportDescription.Moment(request.From)),
                ["to"] = Text(ReportDescription.Moment(request.To)),
                ["timezone"] = request.Zone.Id,
                ["first_act_at"] = Time(report.Totals.FirstActAt),
                ["last_act_at"] = Time(report.Totals.LastActAt),
            }),
            ("currency", report.Currency),
            ("plan", new JsonObject { ["name"] = request.Plan.Name, ["version"] = request.Plan.Version, ["digest"] = request.Plan.Digest }),
            ("settings", new JsonObject(description.Settings.Select(static setting => Pair(setting.Name, setting.Value)))),
            ("totals", Totals(report)),
            ("other_currencies", new JsonArray([.. report.Totals.OtherCurrencies.Select(Other)])),
            ("left_out", new JsonObject(description.LeftOut.Select(static left => Pair(left.Name, left.Count)))),
            ("late_events", Late(report.Late)),
            ("players", new JsonArray([.. report.Report.Keys.SkipLast(1).Select(key => Player(key, description.Activity(key)))])),
        };
        output.Write("{\"attribution\":{");
        foreach (var (name, value) in parts)
            output.Write($"\"{name}\":{value?.ToJsonString(Layout) ?? "null"},\n ");
        output.Write("\"credits\":");
        CreditJson.WriteList(output, report.Report.Credits);
        output.Write("}}\n");
    }

    private static JsonObject Totals(DataReport report) => new()
    {
        ["conversions"] = report.Report.Conversions,
        ["value"] = report.Report.Value,
        ["journeys_without_conversion"] = report.Report.Nulls,
        ["people"] = report.Totals.Persons,
        ["converters"] = report.Totals.Converters,
        ["acts"] = report.Totals.Acts,
        ["touches"] = report.Totals.Touches,
    };

    private static JsonObject Other(OtherCurrency other) =>
        new() { ["currency"] = other.Currency, ["conversions"] = other.Conversions, ["value"] = other.Value };

    private static JsonObject Player(string key, PlayerActivity activity) => new()
    {
        ["key"] = key,
        ["touches"] = activity.Touches,
        ["people"] = activity.People,
        ["converters"] = activity.Converters,
    };

    /// <summary>The object is there when there are none too: a reader need not guess what its absence would mean.</summary>
    private static JsonObject Late(LateEvents late) => new()
    {
        ["count"] = late.Count,
        ["last_received_at"] = late.Count == 0 ? null : Time(late.LastReceivedAt),
        ["longest_delay_seconds"] = late.Count == 0 ? null : JsonNode.Parse(CreditJson.Number(late.LongestDelay / MillisecondsPerSecond)),
    };

    private static KeyValuePair<string, JsonNode?> Pair(string name, JsonNode? value) => new(name, value);

    private static JsonValue? Text(string text) => text.Length == 0 ? null : JsonValue.Create(text);

    private static JsonValue? Time(long? at) =>
        at is { } ms ? JsonValue.Create($"{DateTimeOffset.FromUnixTimeMilliseconds(ms):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}") : null;
}
