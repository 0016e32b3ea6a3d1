namespace Cairn.Protocols;

/// <summary>Why something that arrived in order is no event. Whoever imports or collects counts each of them.</summary>
public static class LeftOutReasons
{
    /// <summary>The same message was delivered before: same source, same message id, same content.</summary>
    public const string SecondDelivery = "second_delivery";

    /// <summary>A preflight, or another request that carries no call.</summary>
    public const string NoCall = "no_call";

    /// <summary>A batch without calls.</summary>
    public const string EmptyBatch = "empty_batch";

    /// <summary>Figures that a client library sends about itself.</summary>
    public const string ClientMetrics = "client_metrics";

    /// <summary>A mail's way through the provider (processed, deferred, dropped ...), which is nobody's act.</summary>
    public const string MailStatus = "mail_status";

    /// <summary>A text message's way through the provider (queued, sent, delivered ...).</summary>
    public const string MessageStatus = "sms_status";

    /// <summary>A step of an identity check that decides nothing (created, pending, on hold ...).</summary>
    public const string CheckStatus = "kyc_status";
}
