using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Snowplow;

/// <summary>
/// Tells Snowplow's posts from others. Trackers can be given any path of the form <c>/vendor/version</c>, so that blockers
/// do not know it; the body then says what it is.
/// </summary>
/// <remarks>Source: Snowplow, "tracker configuration: setting a custom POST path".</remarks>
internal static class PayloadData
{
    private static ReadOnlySpan<byte> Schema => "iglu:com.snowplowanalytics.snowplow/payload_data/"u8;

    /// <summary>Whether the path could be one that a tracker was given.</summary>
    public static bool IsPath(ReadOnlySpan<char> path) => path.Count('/') == 2 && path[0] == '/' && path[1] != '/' && path[^1] != '/';

    /// <summary>Whether the body names the schema of a list of events.</summary>
    public static bool Is(ReadOnlySpan<byte> body)
    {
        if (body is not [(byte)'{', ..])
            return false;
        var json = new Utf8JsonReader(body, WireJson.Body);
        try
        {
            json.Read();
            while (WireJson.NextMember(ref json))
            {
                var isSchema = json.ValueTextEquals("schema"u8);
                json.Read();
                if (isSchema)
                    return json.TokenType == JsonTokenType.String && json.ValueSpan.StartsWith(Schema);
                json.Skip();
            }
        }
        catch (JsonException)
        {
            // What is no JSON is no list of events.
            return false;
        }
        return false;
    }
}
