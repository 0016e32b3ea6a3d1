using System.Security.Cryptography;
using System.Text;
using Cairn.State.Keys;

namespace Cairn.Collector.Webhooks;

/// <summary>SendGrid's event webhook: ECDSA with P-256 and SHA-256 over timestamp and raw body, the signature as DER in base 64.</summary>
/// <remarks>Source: Twilio SendGrid, "Getting started with the event webhook security features".</remarks>
internal sealed class SendGridSignature(IEnumerable<string> publicKeys) : IWebhookSignature
{
    private const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    private const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";
    private const int MaxTimestampLength = 32;

    private readonly ECDsa[] _keys = [.. publicKeys.Select(WebhookPublicKey.Import)];
    private readonly Lock _using = new();

    public bool IsGood(in WebhookMessage message)
    {
        var timestamp = message.Headers[TimestampHeader].ToString();
        var text = message.Headers[SignatureHeader].ToString();
        var signature = new byte[text.Length];
        if (timestamp.Length is 0 or > MaxTimestampLength || !Convert.TryFromBase64String(text, signature, out var length))
            return false;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes(timestamp));
        digest.AppendData(message.Body);
        var hash = digest.GetHashAndReset();
        // The platform does not promise that a key may be used by two threads at once.
        lock (_using)
        {
            foreach (var key in _keys)
                if (key.VerifyHash(hash, signature.AsSpan(0, length), DSASignatureFormat.Rfc3279DerSequence))
                    return true;
        }
        return false;
    }
}
