using System.Text.RegularExpressions;

namespace Cairn.Model.Channels;

/// <summary>
/// GA4's default channel groups for manually tagged traffic: the rules in their documented order, the first that holds
/// decides.
/// </summary>
/// <remarks>
/// Source: GA4 help, "Default channel group", table "Channels for manual traffic"
/// (support.google.com/analytics/answer/9756891). All comparisons are without regard to case, hence on lower-case text.
/// </remarks>
internal static partial class DefaultChannelGroups
{
    private static readonly string[] DirectSources = ["(direct)", "direct"];
    private static readonly string[] NoMediums = ["", "(none)", "(not set)", "none"];
    private static readonly string[] DisplayMediums = ["display", "banner", "expandable", "interstitial", "cpm"];
    private static readonly string[] SocialMediums =
        ["social", "social-network", "social-media", "sm", "social network", "social media"];
    private static readonly string[] ReferralMediums = ["referral", "app", "link"];
    private static readonly string[] EmailWords = ["email", "e-mail", "e_mail", "e mail"];

    /// <summary>The channel of an origin that says something.</summary>
    public static string Of(in TrafficOrigin origin)
    {
        var (source, medium, campaign) = (origin.Source, origin.Medium, origin.Campaign);
        if (DirectSources.Contains(source) && NoMediums.Contains(medium))
            return ChannelNames.Direct;
        if (campaign.Contains("cross-network", StringComparison.Ordinal))
            return ChannelNames.CrossNetwork;

        var category = SourceCategories.Of(source);
        var shopping = category == SourceCategory.Shopping || ShoppingCampaign().IsMatch(campaign);
        var paid = PaidMedium().IsMatch(medium);
        return (paid ? Paid(AdsOn(category, origin.ClickId), shopping) : null)
            ?? (DisplayMediums.Contains(medium) ? ChannelNames.Display : null)
            ?? (paid ? ChannelNames.PaidOther : null)
            ?? Organic(category, shopping, medium)
            ?? Named(source, medium)
            ?? ChannelNames.Unassigned;
    }

    /// <summary>Where an ad stood: an unlisted source (adwords, spring-sale) gives way to the network that the click id names.</summary>
    private static SourceCategory AdsOn(SourceCategory category, string clickId) =>
        category == SourceCategory.Other && ClickIds.Find(clickId) is { Kind: ClickIdKind.Ad } ad ? SourceCategories.Of(ad.Source) : category;

    private static string? Paid(SourceCategory category, bool shopping) => category switch
    {
        _ when shopping => ChannelNames.PaidShopping,
        SourceCategory.Search => ChannelNames.PaidSearch,
        SourceCategory.Social => ChannelNames.PaidSocial,
        SourceCategory.Video => ChannelNames.PaidVideo,
        _ => null,
    };

    private static string? Organic(SourceCategory category, bool shopping, string medium)
    {
        if (shopping)
            return ChannelNames.OrganicShopping;
        if (category == SourceCategory.Social || SocialMediums.Contains(medium))
            return ChannelNames.OrganicSocial;
        if (category == SourceCategory.Video || medium.Contains("video", StringComparison.Ordinal))
            return ChannelNames.OrganicVideo;
        return category == SourceCategory.Search || medium == "organic" ? ChannelNames.OrganicSearch : null;
    }

    private static string? Named(string source, string medium)
    {
        if (ReferralMediums.Contains(medium))
            return ChannelNames.Referral;
        if (EmailWords.Contains(source) || EmailWords.Contains(medium))
            return ChannelNames.Email;
        if (medium == "affiliate")
            return ChannelNames.Affiliates;
        if (medium == "audio")
            return ChannelNames.Audio;
        if (source == "sms" || medium == "sms")
            return ChannelNames.Sms;
        return medium.EndsWith("push", StringComparison.Ordinal)
            || medium.Contains("mobile", StringComparison.Ordinal)
            || medium.Contains("notification", StringComparison.Ordinal)
            || source == "firebase"
            ? ChannelNames.MobilePush
            : null;
    }

    [GeneratedRegex(@"^(.*cp.*|ppc|retargeting|paid.*)$")]
    private static partial Regex PaidMedium();

    [GeneratedRegex(@"^(.*(([^a-df-z]|^)shop|shopping).*)$")]
    private static partial Regex ShoppingCampaign();
}
