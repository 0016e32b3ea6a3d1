namespace Cairn.Model;

/// <summary>Why something that is not wrong is no event: it is noted in the table <c>suppressed</c>, or passed over where it takes no offset in a log. The codes are stored and never change their meaning.</summary>
public static class SuppressionReasons
{
    /// <summary>The same message was delivered before: same source, same message id, same content.</summary>
    public const string SecondDelivery = "second_delivery";

    /// <summary>The customer denied consent, and the tracking plan says that such events are suppressed.</summary>
    public const string ConsentDenied = "consent_denied";

    /// <summary>A client's library sends it by itself, and the plan has no such act.</summary>
    public const string AutomaticEvent = "automatic_event";

    /// <summary>A preflight, or another request that carries no call.</summary>
    public const string NoCall = "no_call";

    /// <summary>A batch without calls.</summary>
    public const string EmptyBatch = "empty_batch";

    /// <summary>A request gave other calls when it was read again than when it was accepted.</summary>
    public const string CallsChanged = "calls_changed";

    /// <summary>Figures that a client library sends about itself.</summary>
    public const string ClientMetrics = "client_metrics";

    /// <summary>A mail's way through the provider (processed, deferred, dropped ...), which is nobody's act.</summary>
    public const string MailStatus = "mail_status";

    /// <summary>A text message's way through the provider (queued, sent, delivered ...).</summary>
    public const string SmsStatus = "sms_status";

    /// <summary>A step of an identity check that decides nothing (created, pending, on hold ...).</summary>
    public const string KycStatus = "kyc_status";
}
