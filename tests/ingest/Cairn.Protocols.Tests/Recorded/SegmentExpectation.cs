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
        // Without another earlier id it says what identify does.
        var isAlias = type == "alias" && Text(call, "previousId") is { Length: > 0 } previous && previous != Text(call, "userId");
        var isAct = type is "track" or "page" or "screen";
        var happened = First(Text(call, "originalTimestamp"), Text(call, "timestamp"));
        var sent = First(Text(call, "sentAt"), sentAt);
        return new Expected(
            type switch
            {
                "track" => Text(call, "event"),
                "page" => "Page Viewed",
                "screen" => "Screen Viewed",
                "alias" when !isAlias => "$identify",
                _ => "$" + type,
            },
            Text(call, "messageId"),
            Text(call, "userId"),
            isAlias ? Text(call, "previousId") : Text(call, "anonymousId"),
            Text(call, "context", "sessionId"),
            request.ReceivedAt - (Time(sent) - Time(happened)),
            isAct ? First(Text(call, "context", "page", "url"), Text(call, "properties", "url")) : "",
            isAct ? Text(call, "context", "campaign", "source") : "",
            isAct ? Text(call, "context", "campaign", "name") : "");
    }
}
