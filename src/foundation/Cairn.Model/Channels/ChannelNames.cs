namespace Cairn.Model.Channels;

/// <summary>GA4's default channel groups.</summary>
/// <remarks>Source: GA4 help, "Default channel group" (support.google.com/analytics/answer/9756891).</remarks>
public static class ChannelNames
{
    /// <summary>A saved link or an entered address.</summary>
    public const string Direct = "Direct";

    /// <summary>Ads on several networks at once (Performance Max, Smart Shopping).</summary>
    public const string CrossNetwork = "Cross-network";

    /// <summary>Ads on shopping sites, or shopping campaigns.</summary>
    public const string PaidShopping = "Paid Shopping";

    /// <summary>Ads on search engines.</summary>
    public const string PaidSearch = "Paid Search";

    /// <summary>Ads on social networks.</summary>
    public const string PaidSocial = "Paid Social";

    /// <summary>Ads on video sites.</summary>
    public const string PaidVideo = "Paid Video";

    /// <summary>Display ads.</summary>
    public const string Display = "Display";

    /// <summary>Ads that are none of the others.</summary>
    public const string PaidOther = "Paid Other";

    /// <summary>Unpaid links on shopping sites.</summary>
    public const string OrganicShopping = "Organic Shopping";

    /// <summary>Unpaid links on social networks.</summary>
    public const string OrganicSocial = "Organic Social";

    /// <summary>Unpaid links on video sites.</summary>
    public const string OrganicVideo = "Organic Video";

    /// <summary>Unpaid results of search engines.</summary>
    public const string OrganicSearch = "Organic Search";

    /// <summary>Links on other sites.</summary>
    public const string Referral = "Referral";

    /// <summary>Links in emails.</summary>
    public const string Email = "Email";

    /// <summary>Links of affiliates.</summary>
    public const string Affiliates = "Affiliates";

    /// <summary>Ads on audio platforms.</summary>
    public const string Audio = "Audio";

    /// <summary>Links in text messages.</summary>
    public const string Sms = "SMS";

    /// <summary>Links in notifications on mobile devices.</summary>
    public const string MobilePush = "Mobile Push Notifications";

    /// <summary>The event says something of its origin, but no rule knows it.</summary>
    public const string Unassigned = "Unassigned";
}
