namespace Cairn.Collector.Webhooks;

/// <summary>How one sender's webhooks prove who sent them.</summary>
internal interface IWebhookSignature
{
    /// <summary>Whether the message was signed with a secret of the source. Takes the same time whatever the signature says.</summary>
    bool IsGood(in WebhookMessage message);
}
