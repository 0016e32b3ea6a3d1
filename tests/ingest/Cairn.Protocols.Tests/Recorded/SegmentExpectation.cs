using System.Text.Json;
using static Cairn.Protocols.Tests.Recorded.Expected;

namespace Cairn.Protocols.Tests.Recorded;

/// <summary>What Segment's and RudderStack's recorded bodies say.</summary>
internal static class SegmentExpectation
{
    public static IEnumerable<Expected> Of(RecordedRequest request)
    {
        if (!request.Body.TryGetProperty("batch", out var batch))
            return [One(request, request.Body, Text(request.Body, "sentAt"))];
        return batch.EnumerateArray().Select(call => One(request, call, Text(request.Body, "sentAt")));
    }

    private static Expected One(RecordedRequest request, JsonElement call, string sentAt)
    {
        var type = Text(call, "type");
        var isAct = type is "track" or "page" or "screen";
        var happened = First(Text(call, "originalTimestamp"), Text(call, "timestamp"));
        var sent = First(Text(call, "sentAt"), sentAt);
        return new Expected(
            type switch
            {
                "track" => Text(call, "event"),
                "page" => "Page Viewed",
                "screen" => "Screen Viewed",
                _ => "$" + type,
            },
            Text(call, "messageId"),
            Text(call, "userId"),
            type == "alias" && Text(call, "previousId") != Text(call, "userId") ? First(Text(call, "previousId"), Text(call, "anonymousId")) : Text(call, "anonymousId"),
            Text(call, "context", "sessionId"),
            request.ReceivedAt - (Time(sent) - Time(happened)),
            isAct ? First(Text(call, "context", "page", "url"), Text(call, "properties", "url")) : "",
            isAct ? Text(call, "context", "campaign", "source") : "",
            isAct ? Text(call, "context", "campaign", "name") : "");
    }
}
