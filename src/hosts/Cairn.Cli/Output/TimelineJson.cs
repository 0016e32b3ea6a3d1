using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Attribution.Timelines;

namespace Cairn.Cli.Output;

/// <summary>A timeline for machines: one object with the person and the visits.</summary>
internal static class TimelineJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Of(Timeline timeline) => JsonSerializer.Serialize(
        new
        {
            timeline.Person,
            Complete = !timeline.IsCut,
            Visits = timeline.Visits.Select(static visit => new
            {
                Session = visit.Session < 0 ? (int?)null : visit.Session,
                StartedAt = Cell.Text(visit.StartedAt),
                visit.Channel,
                Events = visit.Events.Select(Event),
            }),
        },
        Layout);

    private static object Event(TimelineEvent shown)
    {
        var e = shown.Event;
        return new
        {
            At = Time(e.At),
            ReceivedAt = Time(e.ReceivedAt),
            Late = e.IsLate,
            Act = shown.IsAct,
            Flags = e.Flags.Where(static flag => flag.Length > 0),
            e.Event,
            e.SessionId,
            e.Channel,
            e.Campaign,
            e.Platform,
            Value = e.Value.Length == 0 ? (decimal?)null : decimal.Parse(e.Value),
            e.Currency,
            e.OrderId,
            Properties = Properties(e.Properties),
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
        Cell.Text(Cell.Moment(at));
}
