using System.Text;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols;

/// <summary>
/// Finds the write key of a request, which says who sends. Clients put it in many places; the first of these that holds one
/// counts: the user of HTTP Basic; a Bearer token; the query's <c>writeKey</c>, <c>write_key</c>, <c>api_secret</c>,
/// <c>api_key</c>, <c>token</c> or, for Snowplow's pixel, <c>aid</c>; the body's members <c>writeKey</c>, <c>api_key</c> and
/// <c>token</c>; PostHog's <c>api_key</c>, <c>token</c> or <c>properties.token</c> in the only or first event; Snowplow's
/// <c>aid</c> in the first event.
/// </summary>
/// <remarks>
/// A Bearer token with two dots is an OAuth access token (a JWT, RFC 7519), beside which Segment's clients send their key in
/// the body; it is passed over. PostHog's <c>?_=</c> is a time and no key. Of a webhook or a CloudEvent the body is not
/// looked at: what stands there is somebody else's.
/// </remarks>
public static class WriteKey
{
    /// <summary>The longest key, in characters; longer ones count as none.</summary>
    public const int MaxLength = 256;

    private static readonly string[] Parameters = ["writeKey", "write_key", "api_secret", "api_key", "token"];

    /// <summary>Finds the key. Reads the body once at most and never throws.</summary>
    /// <param name="authorizationHeader">The header Authorization; empty when there was none.</param>
    /// <param name="path">The path as it was asked for, with its query.</param>
    /// <param name="body">The body, unpacked.</param>
    /// <returns>The key; empty when there is none.</returns>
    public static string Find(string authorizationHeader, string path, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(authorizationHeader);
        ArgumentNullException.ThrowIfNull(path);
        var key = InHeader(authorizationHeader);
        if (key.Length == 0 && path.Contains('?'))
            key = InQuery(path);
        if (key.Length == 0 && !path.Contains("/webhook/", StringComparison.Ordinal) && !path.Contains("/cloudevents", StringComparison.Ordinal))
            key = BodyKeys.Find(body);
        return key.Length <= MaxLength ? key : "";
    }

    private static string InHeader(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            var token = header.AsSpan(7).Trim();
            return token.Count('.') == 2 ? "" : token.ToString();
        }
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || header.Length > 4 * MaxLength)
            return "";
        Span<byte> pair = stackalloc byte[4 * MaxLength];
        if (!Convert.TryFromBase64Chars(header.AsSpan(6).Trim(), pair, out var length))
            return "";
        var user = pair[..length];
        return Encoding.UTF8.GetString(user.IndexOf((byte)':') is >= 0 and var colon ? user[..colon] : user);
    }

    private static string InQuery(string path)
    {
        foreach (var name in Parameters)
            if (PathQuery.Find(path, name) is { Length: > 0 } key)
                return key;
        if (path.Contains("pixel/", StringComparison.Ordinal))
            return InPixel(path);
        return PathQuery.NameOf(path) is "/i" or "/i/" or "/ice.png" ? PathQuery.Find(path, "aid") : "";
    }

    /// <summary>In the call that a pixel's address holds in base64.</summary>
    private static string InPixel(string path)
    {
        try
        {
            return BodyKeys.Find(new QueryBody().Of(path).Span);
        }
        catch (CallException)
        {
            return "";
        }
    }
}
