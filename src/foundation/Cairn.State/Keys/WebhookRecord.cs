namespace Cairn.State.Keys;

/// <summary>How the webhooks of a source prove who sent them.</summary>
/// <param name="Source">Whose events they bring.</param>
/// <param name="Kind">The sender: <c>sendgrid</c>, <c>twilio</c> or <c>sumsub</c>.</param>
/// <param name="Secrets">One a line, any of which is good: secrets, or public keys where the sender signs with a private one.</param>
/// <param name="Url">The address that the sender believes to call, where it signs that; empty when it is the one that is called.</param>
/// <param name="CreatedAt">When it was set, Unix milliseconds.</param>
public sealed record WebhookRecord(string Source, string Kind, string Secrets, string Url, long CreatedAt);
