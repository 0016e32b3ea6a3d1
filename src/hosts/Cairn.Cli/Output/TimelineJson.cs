using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Attribution.Journeys;

namespace Cairn.Cli.Output;

/// <summary>A timeline for machines: one object with the person and the visits.</summary>
internal static class TimelineJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(Timeline timeline) => new JsonObject
    {
        ["person"] = timeline.Person,
        ["complete"] = !timeline.IsCut,
        ["visits"] = new JsonArray([.. timeline.Visits.Select(Visit)]),
    }.ToJsonString(Indented);

    private static JsonNode Visit(TimelineVisit visit) => new JsonObject
    {
        ["session"] = visit.Session < 0 ? null : visit.Session,
        ["started_at"] = Time(visit.StartedAt.ToUnixTimeMilliseconds()),
        ["channel"] = visit.Channel,
        ["events"] = new JsonArray([.. visit.Events.Select(Event)]),
    };

    private static JsonNode Event(TimelineEvent shown)
    {
        var e = shown.Event;
        return new JsonObject
        {
            ["at"] = Time(e.At),
            ["received_at"] = Time(e.ReceivedAt),
            ["late"] = e.IsLate,
            ["act"] = shown.IsAct,
            ["flags"] = new JsonArray([.. e.Flags.Where(static flag => flag.Length > 0).Select(static flag => JsonValue.Create(flag))]),
            ["event"] = e.Event,
            ["session_id"] = e.SessionId,
            ["channel"] = e.Channel,
            ["campaign"] = e.Campaign,
            ["platform"] = e.Platform,
            ["value"] = e.Value.Length == 0 ? null : decimal.Parse(e.Value),
            ["currency"] = e.Currency,
            ["order_id"] = e.OrderId,
            ["properties"] = Properties(e.Properties),
        };
    }

    /// <summary>An object; or its text, where half a surrogate pair in it cannot be written as JSON.</summary>
    private static JsonNode? Properties(string text)
    {
        var properties = JsonNode.Parse(text);
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return properties;
        try
        {
            _ = properties?.ToJsonString();
            return properties;
        }
        catch (InvalidOperationException)
        {
            return text;
        }
    }

    private static string Time(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
