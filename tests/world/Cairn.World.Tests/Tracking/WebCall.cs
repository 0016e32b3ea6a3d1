using System.Text.Json;

namespace Cairn.World.Tests.Tracking;

/// <summary>What a test looks at in a browser's request.</summary>
internal sealed record WebCall(string Id, string Type, string Visitor, string Path, DateTimeOffset At)
{
    public static WebCall Of(string line)
    {
        using var request = JsonDocument.Parse(line);
        var body = request.RootElement.GetProperty("body");
        return new WebCall(
            body.GetProperty("messageId").GetString()!,
            body.GetProperty("type").GetString()!,
            body.GetProperty("anonymousId").GetString()!,
            body.GetProperty("context").GetProperty("page").GetProperty("path").GetString()!,
            body.GetProperty("timestamp").GetDateTimeOffset());
    }
}
