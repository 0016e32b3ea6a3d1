namespace Cairn.World.Scenario;

/// <summary>A sender with a write key of its own.</summary>
public enum SenderKind : byte
{
    /// <summary>analytics.js in a browser: one call a request.</summary>
    Web,

    /// <summary>The mobile SDK in the app: batches, also late.</summary>
    App,

    /// <summary>The Node SDK in the back end: batches over all customers.</summary>
    Server,

    /// <summary>Event webhook of the mail provider (SendGrid's shape).</summary>
    Mail,

    /// <summary>Status callback of the SMS provider (Twilio's shape).</summary>
    Sms,

    /// <summary>Webhook of the identity check's vendor (Sumsub's shape).</summary>
    Kyc,
}
