namespace Cairn.State.Keys;

/// <summary>A vendor whose webhooks prove by a signature who sent them.</summary>
/// <param name="Name">As it is kept and as it stands in paths.</param>
/// <param name="Secret">What the setting is, for people.</param>
/// <param name="IsPublicKey">Whether the setting is a public key, which is checked when it is given.</param>
public sealed record WebhookKind(string Name, string Secret, bool IsPublicKey = false)
{
    /// <summary>SendGrid's event webhook: ECDSA over timestamp and body; its setting is the public key.</summary>
    public static WebhookKind SendGrid { get; } = new("sendgrid", "SendGrid's verification key", IsPublicKey: true);

    /// <summary>Twilio's callbacks: HMAC-SHA1 over address and fields; its setting is the auth token.</summary>
    public static WebhookKind Twilio { get; } = new("twilio", "Twilio's auth token");

    /// <summary>Sumsub's webhooks: HMAC over the body; its setting is the secret.</summary>
    public static WebhookKind Sumsub { get; } = new("sumsub", "Sumsub's secret");

    /// <summary>Every vendor.</summary>
    public static IReadOnlyList<WebhookKind> All { get; } = [SendGrid, Twilio, Sumsub];
}
