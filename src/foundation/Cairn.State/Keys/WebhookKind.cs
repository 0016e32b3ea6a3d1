namespace Cairn.State.Keys;

/// <summary>Whose webhooks prove by a signature who sent them.</summary>
public enum WebhookKind
{
    /// <summary>SendGrid's event webhook: ECDSA over timestamp and body; its setting is the public key.</summary>
    SendGrid,

    /// <summary>Twilio's callbacks: HMAC-SHA1 over address and fields; its setting is the auth token.</summary>
    Twilio,

    /// <summary>Sumsub's webhooks: HMAC over the body; its setting is the secret.</summary>
    Sumsub,
}
