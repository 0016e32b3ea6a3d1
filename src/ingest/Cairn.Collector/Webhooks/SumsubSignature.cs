using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Collector.Webhooks;

/// <summary>Sumsub's webhooks: a hexadecimal HMAC over the raw body, with the algorithm that a header names.</summary>
/// <remarks>Source: Sumsub, "Webhook manager": SHA-256 unless the header says otherwise.</remarks>
internal sealed class SumsubSignature(IEnumerable<string> secrets) : IWebhookSignature
{
    private const string DigestHeader = "X-Payload-Digest";
    private const string AlgorithmHeader = "X-Payload-Digest-Alg";

    private readonly byte[][] _secrets = [.. secrets.Select(Encoding.UTF8.GetBytes)];

    public bool IsGood(in WebhookMessage message)
    {
        var stated = message.Headers[DigestHeader].ToString();
        if (stated.Length is 0 or > 2 * HMACSHA512.HashSizeInBytes)
            return false;
        var said = Encoding.UTF8.GetBytes(stated.ToLowerInvariant());
        var algorithm = message.Headers[AlgorithmHeader].ToString();
        var good = false;
        foreach (var secret in _secrets)
            good |= Digest(algorithm, secret, message.Body) is { } digest
                && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest)), said);
        return good;
    }

    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA1 is what Sumsub signs with where its settings say so.")]
    private static byte[]? Digest(string algorithm, byte[] secret, ReadOnlySpan<byte> body) => algorithm switch
    {
        "" or "HMAC_SHA256_HEX" => HMACSHA256.HashData(secret, body),
        "HMAC_SHA512_HEX" => HMACSHA512.HashData(secret, body),
        "HMAC_SHA1_HEX" => HMACSHA1.HashData(secret, body),
        _ => null,
    };
}
