using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Collector.Webhooks;

/// <summary>
/// Twilio's callbacks: HMAC-SHA1, in base 64, over the full address and behind it every field's name and value, sorted by
/// name. A body that is no form is covered by its SHA-256 in the address (<c>bodySHA256</c>).
/// </summary>
/// <remarks>Source: Twilio, "Validating signatures from Twilio". Some of its products leave the port out and some do not, so both are tried.</remarks>
internal sealed class TwilioSignature(IEnumerable<string> tokens, string statedUrl) : IWebhookSignature
{
    private const string SignatureHeader = "X-Twilio-Signature";
    private const string BodyHash = "bodySHA256=";

    private readonly byte[][] _tokens = [.. tokens.Select(Encoding.UTF8.GetBytes)];

    public bool IsGood(in WebhookMessage message)
    {
        var stated = Encoding.ASCII.GetBytes(message.Headers[SignatureHeader].ToString());
        var covered = CoveredBody(message.Target, message.Body, out var fields);
        var good = false;
        foreach (var url in Addresses(message))
        {
            var signed = Encoding.UTF8.GetBytes(url + fields);
            foreach (var token in _tokens)
                good |= CryptographicOperations.FixedTimeEquals(Signature(token, signed), stated);
        }
        return good && covered;
    }

    private IEnumerable<string> Addresses(in WebhookMessage message)
    {
        var url = statedUrl.Length > 0 ? statedUrl : message.Origin + message.Target;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return [url];
        var rest = url[(url.IndexOf("://", StringComparison.Ordinal) + "://".Length)..];
        var path = rest.IndexOfAny(['/', '?']) is >= 0 and var end ? rest[end..] : "";
        return [$"{address.Scheme}://{address.Host}{path}", $"{address.Scheme}://{address.Host}:{address.Port}{path}"];
    }

    /// <summary>Whether the body is covered by the signature; when it is by its fields, they are what is signed behind the address.</summary>
    private static bool CoveredBody(string target, ReadOnlySpan<byte> body, out string fields)
    {
        fields = "";
        if (target.IndexOf(BodyHash, StringComparison.Ordinal) is >= 0 and var at)
        {
            var hash = target.AsSpan(at + BodyHash.Length);
            if (hash.IndexOf('&') is >= 0 and var end)
                hash = hash[..end];
            var said = Encoding.UTF8.GetBytes(hash.ToString().ToLowerInvariant());
            return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))), said);
        }
        fields = SortedFields(Encoding.UTF8.GetString(body));
        return true;
    }

    private static string SortedFields(string form)
    {
        var pairs = form.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static field => field.Split('=', 2))
            .Select(static field => (Name: Decode(field[0]), Value: field.Length > 1 ? Decode(field[1]) : ""))
            .OrderBy(static field => field.Name, StringComparer.Ordinal)
            .ThenBy(static field => field.Value, StringComparer.Ordinal)
            .Distinct();
        return string.Concat(pairs.Select(static field => field.Name + field.Value));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA1 is what Twilio signs with.")]
    private static byte[] Signature(byte[] token, byte[] signed) => Encoding.ASCII.GetBytes(Convert.ToBase64String(HMACSHA1.HashData(token, signed)));
}
