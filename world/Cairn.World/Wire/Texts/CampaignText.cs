using Cairn.World.Scenario;

namespace Cairn.World.Wire.Texts;

/// <summary>A campaign as it shows in an address and in the context.</summary>
/// <param name="Id">The advertising platform's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Referrer">The page before the landing page.</param>
/// <param name="Search">The query of the landing page, with the question mark, up to the value of the click id if it has one.</param>
/// <param name="HasClickId">Whether a click id follows the query.</param>
/// <param name="Context">The member context.campaign with a comma at its end; empty when links carry no UTM parameters.</param>
internal sealed record CampaignText(byte[] Id, byte[] Name, byte[] Referrer, byte[] Search, bool HasClickId, byte[] Context)
{
    public static CampaignText Of(Campaign campaign)
    {
        var parameters = new List<string>();
        if (campaign.Source is { } source)
            parameters.Add("utm_source=" + Uri.EscapeDataString(source));
        if (campaign.Medium is { } medium)
            parameters.Add("utm_medium=" + Uri.EscapeDataString(medium));
        if (campaign.Source is not null)
            parameters.Add("utm_campaign=" + Uri.EscapeDataString(campaign.Name));
        if (campaign.ClickId is { } clickId)
            parameters.Add(clickId + "=");

        return new CampaignText(
            Json.Escaped(campaign.Id),
            Json.Escaped(campaign.Name),
            Json.Escaped(campaign.Referrer),
            Json.Escaped(parameters.Count == 0 ? "" : "?" + string.Join('&', parameters)),
            campaign.ClickId is not null,
            Json.Raw(campaign.Source is null ? "" : ContextOf(campaign)));
    }

    private static string ContextOf(Campaign campaign)
    {
        var medium = campaign.Medium is null ? "" : $"\"medium\":{Json.Quoted(campaign.Medium)},";
        return $"\"campaign\":{{\"source\":{Json.Quoted(campaign.Source!)},{medium}\"name\":{Json.Quoted(campaign.Name)}}},";
    }
}
