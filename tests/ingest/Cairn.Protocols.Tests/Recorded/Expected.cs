using System.Text.Json;
using Cairn.Model;

namespace Cairn.Protocols.Tests.Recorded;

/// <summary>What an event has to be, read from a recorded body by other means than the decoder's.</summary>
internal sealed record Expected(
    string Name, string MessageId, string UserId, string AnonymousId, string SessionId, long OccurredAt, string PageUrl, string Source, string Campaign)
{
    public static Expected Of(Event e) => new(
        e.Name, e.MessageId, e.UserId, e.AnonymousId, e.SessionId, e.OccurredAt, e.Traffic.PageUrl, e.Traffic.UtmSource, e.Traffic.UtmCampaign);

    /// <summary>A text at a path of members; empty where it is absent or null.</summary>
    public static string Text(JsonElement element, params string[] path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return "";
        return element.ValueKind == JsonValueKind.Null ? "" : element.ToString();
    }

    public static string First(params string[] texts) => texts.FirstOrDefault(text => text.Length > 0, "");

    public static long Time(string text) => Decode.Time(text);
}
