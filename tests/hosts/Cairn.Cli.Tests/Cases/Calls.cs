using System.Text.Json.Nodes;

namespace Cairn.Cli.Tests.Cases;

/// <summary>Lines of a request log, one call each. Each order is worth another power of two, so that a sum says which orders it holds.</summary>
internal static class Calls
{
    private static int _messages;

    /// <summary>A page that somebody sees.</summary>
    public static string Page(string at, string anonymous, string address, string user = "", JsonNode? session = null, string agent = "") =>
        Line(at, "web", "/v1/page", Call("page", at, user, anonymous, new JsonObject
        {
            ["page"] = new JsonObject { ["url"] = address },
            ["sessionId"] = session,
            ["userAgent"] = agent.Length == 0 ? null : agent,
        }));

    /// <summary>An order, as a browser or a server tells it.</summary>
    public static string Order(string at, string number, int worth, string anonymous = "", string user = "", string source = "web", string agent = "")
    {
        var call = Call("track", at, user, anonymous, new JsonObject { ["userAgent"] = agent.Length == 0 ? null : agent });
        call["event"] = "Order Completed";
        call["properties"] = new JsonObject { ["order_id"] = number, ["value"] = worth, ["currency"] = "USD" };
        return Line(at, source, "/v1/track", call);
    }

    /// <summary>Any other act.</summary>
    public static string Act(string at, string name, string user, JsonObject properties)
    {
        var call = Call("track", at, user, "", []);
        (call["event"], call["properties"]) = (name, properties);
        return Line(at, "web", "/v1/track", call);
    }

    /// <summary>A request with any body.</summary>
    public static string Line(string at, string source, string path, JsonNode body) => new JsonObject
    {
        ["at"] = at,
        ["source"] = source,
        ["method"] = "POST",
        ["path"] = path,
        ["headers"] = new JsonObject(),
        ["body"] = body,
    }.ToJsonString();

    private static JsonObject Call(string type, string at, string user, string anonymous, JsonObject context) => new()
    {
        ["type"] = type,
        ["userId"] = user.Length == 0 ? null : user,
        ["anonymousId"] = anonymous.Length == 0 ? null : anonymous,
        ["messageId"] = $"message-{Interlocked.Increment(ref _messages)}",
        ["timestamp"] = at,
        ["context"] = context,
    };
}
