namespace Cairn.Model.Channels;

/// <summary>The fields that a plan's channel rules can ask about.</summary>
public static class ChannelFields
{
    /// <summary>utm_source, or what stands for it.</summary>
    public const string Source = "source";
    /// <summary>utm_medium, or what stands for it.</summary>
    public const string Medium = "medium";
    /// <summary>utm_campaign.</summary>
    public const string Campaign = "campaign";
    /// <summary>utm_content.</summary>
    public const string Content = "content";
    /// <summary>utm_term.</summary>
    public const string Term = "term";
    /// <summary>The referring host.</summary>
    public const string ReferrerHost = "referrer_host";
    /// <summary>The click id's parameter.</summary>
    public const string ClickId = "click_id";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [Source, Medium, Campaign, Content, Term, ReferrerHost, ClickId];

    /// <summary>What the field holds, for the plan's schema.</summary>
    public static string Describe(string field) => "Pattern that the whole lower-case value must match: " + field switch
    {
        Source => "utm_source, or what the click id or the referring host says.",
        Medium => "utm_medium, or what the click id or the referrer says (cpc, organic, referral ...).",
        ReferrerHost => "the referring page's host, without www.",
        ClickId => "the name of the click-id parameter (gclid, fbclid ...).",
        _ => $"utm_{field}.",
    };
}
