namespace Cairn.World.Scenario;

/// <summary>A campaign as it shows on the wire and in the invoice. What it does to people stands in the simulation.</summary>
/// <param name="Id">The advertising platform's id, as <c>cmp-101</c>.</param>
/// <param name="Name">Its name, as in utm_campaign.</param>
/// <param name="Channel">GA4's default channel group.</param>
/// <param name="Source">utm_source; null when links carry no UTM parameters (organic search, referral, social posts).</param>
/// <param name="Medium">utm_medium; null likewise.</param>
/// <param name="Referrer">The page before the landing page; empty when the browser tells none (mail, SMS, typed addresses).</param>
/// <param name="ClickId">Name of the click id in the link, as gclid; null when there is none.</param>
public sealed record Campaign(string Id, string Name, string Channel, string? Source, string? Medium, string Referrer, string? ClickId);
