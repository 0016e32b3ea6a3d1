using System.Text.Json;
using static Cairn.Protocols.Tests.Recorded.Expected;

namespace Cairn.Protocols.Tests.Recorded;

/// <summary>What PostHog's recorded bodies say.</summary>
internal static class PostHogExpectation
{
    public static IEnumerable<Expected> Of(RecordedRequest request) =>
        request.Body.GetProperty("batch").EnumerateArray().Select(e => One(request, e));

    private static Expected One(RecordedRequest request, JsonElement e)
    {
        var kind = Text(e, "event");
        var id = First(Text(e, "distinct_id"), Text(e, "properties", "distinct_id"));
        var isAct = kind is not ("$identify" or "$create_alias" or "$groupidentify");
        var isServer = Text(e, "properties", "$is_server") == "True";
        var isUser = isServer || Text(e, "properties", "$is_identified") == "True";
        var other = kind switch
        {
            "$identify" => Text(e, "properties", "$anon_distinct_id"),
            "$create_alias" => Text(e, "properties", "alias"),
            _ => "",
        };
        return new Expected(
            kind switch
            {
                "$pageview" => "Page Viewed",
                "$create_alias" => "$alias",
                "$groupidentify" => "$group",
                _ => kind,
            },
            Text(e, "uuid"),
            isUser ? id : other,
            isUser ? other : id,
            Text(e, "properties", "$session_id"),
            request.ReceivedAt - (Time(Text(request.Body, "sent_at")) - Time(Text(e, "timestamp"))),
            isAct ? Text(e, "properties", "$current_url") : "",
            isAct ? Text(e, "properties", "utm_source") : "",
            isAct ? Text(e, "properties", "utm_campaign") : "");
    }
}
