using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.PostHog;

/// <summary>Tells PostHog's bodies from Segment's, where both post to the same path: PostHog's hold the key as <c>api_key</c>.</summary>
internal static class PostHogBody
{
    public static bool Is(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, WireJson.Body);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return false;
            while (WireJson.NextMember(ref json))
            {
                if (json.ValueTextEquals("api_key"u8))
                    return true;
                if (json.ValueTextEquals("writeKey"u8))
                    return false;
                json.Skip();
            }
        }
        catch (JsonException)
        {
            // The reader of the calls will say what is wrong.
            return false;
        }
        return false;
    }
}
