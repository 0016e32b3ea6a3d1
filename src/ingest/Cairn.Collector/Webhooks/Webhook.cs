using Cairn.State.Keys;

namespace Cairn.Collector.Webhooks;

/// <summary>The webhooks of one kind that bring a source's events.</summary>
/// <param name="Source">The source.</param>
/// <param name="Kind">The sender, as it stands in the path.</param>
/// <param name="Signature">How they prove who sent them.</param>
internal sealed record Webhook(string Source, string Kind, IWebhookSignature Signature)
{
    public static Webhook From(WebhookRecord record)
    {
        var secrets = record.Secrets.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Webhook(record.Source, record.Kind, record.Kind switch
        {
            "sendgrid" => new SendGridSignature(secrets),
            "twilio" => new TwilioSignature(secrets, record.Url),
            _ => new SumsubSignature(secrets),
        });
    }
}
