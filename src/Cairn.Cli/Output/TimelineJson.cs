using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Attribution.Journeys;

namespace Cairn.Cli.Output;

/// <summary>A timeline for machines: one object with the person and its sessions.</summary>
internal static class TimelineJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(Timeline timeline) => new JsonObject
    {
        ["person"] = timeline.Person,
        ["complete"] = !timeline.IsCut,
        ["sessions"] = new JsonArray([.. timeline.Sessions.Select(Session)]),
    }.ToJsonString(Indented);

    private static JsonNode Session(TimelineSession session) => new JsonObject
    {
        ["started_at"] = Time(session.Events[0].At),
        ["channel"] = session.Channel,
        ["events"] = new JsonArray([.. session.Events.Select(Act)]),
    };

    private static JsonNode Act(JourneyEvent act) => new JsonObject
    {
        ["at"] = Time(act.At),
        ["received_at"] = Time(act.ReceivedAt),
        ["late"] = act.IsLate,
        ["event"] = act.Event,
        ["session_id"] = act.SessionId,
        ["channel"] = act.Channel,
        ["campaign"] = act.Campaign,
        ["platform"] = act.Platform,
        ["value"] = act.Value.Length == 0 ? null : decimal.Parse(act.Value),
        ["currency"] = act.Currency,
        ["order_id"] = act.OrderId,
        ["properties"] = Properties(act.Properties),
    };

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
