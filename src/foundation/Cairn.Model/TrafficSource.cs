namespace Cairn.Model;

/// <summary>Where a visit came from: UTM parameters, referrer and click id, or a channel that the sender states outright.</summary>
/// <remarks>Source: GA4 "traffic-source dimensions"; click ids are the query parameters that ad networks append (gclid, fbclid ...).</remarks>
public sealed record TrafficSource
{
    /// <summary>An event that says nothing of where the visit came from.</summary>
    public static TrafficSource None { get; } = new();

    /// <summary>The channel when the sender states it; otherwise set by the channel rules, empty until then.</summary>
    public string Channel { get; init; } = "";

    /// <summary>utm_source.</summary>
    public string UtmSource { get; init; } = "";

    /// <summary>utm_medium.</summary>
    public string UtmMedium { get; init; } = "";

    /// <summary>utm_campaign.</summary>
    public string UtmCampaign { get; init; } = "";

    /// <summary>utm_content.</summary>
    public string UtmContent { get; init; } = "";

    /// <summary>utm_term.</summary>
    public string UtmTerm { get; init; } = "";

    /// <summary>The referring page's absolute URL.</summary>
    public string Referrer { get; init; } = "";

    /// <summary>Name of the click-id parameter (gclid, fbclid, msclkid ...).</summary>
    public string ClickIdType { get; init; } = "";

    /// <summary>The click id itself.</summary>
    public string ClickId { get; init; } = "";

    /// <summary>Absolute URL of the page on which the event happened, for the site's own host and for UTM parameters in it.</summary>
    public string PageUrl { get; init; } = "";

    /// <summary>Where the visit came from, derived by the plan and the defaults (column <c>traffic_source</c>): <c>google</c>; empty when nothing says.</summary>
    public string VisitSource { get; init; } = "";

    /// <summary>By what it came, derived (column <c>traffic_medium</c>): <c>organic</c>, <c>cpc</c>, <c>referral</c> ...; empty when nothing says.</summary>
    public string VisitMedium { get; init; } = "";

    /// <summary>By which campaign it came, derived (column <c>traffic_campaign</c>); empty when none is named.</summary>
    public string VisitCampaign { get; init; } = "";
}
