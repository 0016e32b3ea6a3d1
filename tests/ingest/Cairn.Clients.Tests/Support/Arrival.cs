namespace Cairn.Clients.Tests.Support;

/// <summary>An event as it stands in the warehouse.</summary>
internal sealed record Arrival(
    string Event, string MessageId, string UserId, string AnonymousId, string Email, string Wallet, string SessionId,
    string Channel, string UtmSource, string UtmMedium, string UtmCampaign, string UtmContent, string UtmTerm,
    string ClickIdType, string ClickId, string Referrer, string PageUrl, string Platform, decimal? Value, string Currency, string OrderId,
    string Properties, string Flags, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt)
{
    /// <summary>Who did what, for lists.</summary>
    public (string Event, string User, string Anonymous) Act => (Event, UserId, AnonymousId);
}
