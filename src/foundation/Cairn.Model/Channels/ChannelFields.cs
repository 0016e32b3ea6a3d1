namespace Cairn.Model.Channels;

/// <summary>The fields that a plan's channel rules can ask about.</summary>
internal static class ChannelFields
{
    public const string Source = "source";
    public const string Medium = "medium";
    public const string Campaign = "campaign";
    public const string Content = "content";
    public const string Term = "term";
    public const string ReferrerHost = "referrer_host";
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
