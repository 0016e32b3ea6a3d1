namespace Cairn.Model.Channels;

/// <summary>Where a visit came from, after campaign parameters, click id and referrer were weighed against each other.</summary>
/// <param name="Source">The source as it was sent, or what the click id or the referrer says; empty when nothing does.</param>
/// <param name="Medium">The medium, likewise.</param>
/// <param name="Campaign">The campaign as it was sent.</param>
/// <param name="Content">utm_content.</param>
/// <param name="Term">utm_term.</param>
/// <param name="ReferrerHost">The referring page's host, unless it sends nobody or is the site's own.</param>
/// <param name="ClickId">Name of the click-id parameter, lower case.</param>
internal readonly record struct TrafficOrigin(
    string Source, string Medium, string Campaign, string Content, string Term, string ReferrerHost, string ClickId)
{
    /// <summary>What reports call a part that a visit leaves open although it says something else (GA4).</summary>
    public const string NotSet = "(not set)";

    /// <summary>A visit that comes from nowhere (GA4).</summary>
    public const string DirectSource = "(direct)", NoMedium = "(none)";

    private static readonly string[] SilentSources = ["", NotSet, DirectSource, "direct", "(none)"];
    private static readonly string[] SilentMediums = ["", NotSet, NoMedium, "none"];

    /// <summary>An event that says nothing of where the visit came from.</summary>
    public static TrafficOrigin Nothing { get; } = new("", "", "", "", "", "", "");

    /// <summary>
    /// Weighs an event's traffic fields. Campaign parameters come first. A click id that proves an ad or a partner's link gives
    /// the medium where they have none; any click id, then the referrer, gives source and medium where they have neither.
    /// </summary>
    /// <param name="traffic">The fields, those of the page's URL filled in.</param>
    /// <param name="unwanted">Referrers that send nobody.</param>
    public static TrafficOrigin Of(TrafficSource traffic, UnwantedReferrals unwanted)
    {
        var (source, medium) = (traffic.UtmSource, traffic.UtmMedium);
        var clickId = traffic.ClickIdType.ToLowerInvariant();
        var referrer = ReferrerOf(traffic, unwanted);
        if (IsOneOf(SilentMediums, medium))
        {
            var hasSource = !IsOneOf(SilentSources, source);
            if (ClickIds.Find(clickId) is { } known && (!hasSource || known.Kind != ClickIdKind.Link))
                (source, medium) = (hasSource ? source : known.Source, known.Medium);
            else if (source.Length == 0 && medium.Length == 0 && traffic.UtmCampaign.Length == 0 && referrer.Length > 0)
                (source, medium) = Referring(referrer);
        }

        return new TrafficOrigin(source, medium, traffic.UtmCampaign, traffic.UtmContent, traffic.UtmTerm, referrer, clickId);
    }

    /// <summary>The same in lower case, as rules compare it.</summary>
    public TrafficOrigin Lowered() => new(
        Source.ToLowerInvariant(), Medium.ToLowerInvariant(), Campaign.ToLowerInvariant(), Content.ToLowerInvariant(),
        Term.ToLowerInvariant(), ReferrerHost, ClickId);

    /// <summary>The part that a plan's channel rule names.</summary>
    public string this[string field] => field switch
    {
        ChannelFields.Source => Source,
        ChannelFields.Medium => Medium,
        ChannelFields.Campaign => Campaign,
        ChannelFields.Content => Content,
        ChannelFields.Term => Term,
        ChannelFields.ReferrerHost => ReferrerHost,
        ChannelFields.ClickId => ClickId,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "channel rules know no such field"),
    };

    private static string ReferrerOf(TrafficSource traffic, UnwantedReferrals unwanted)
    {
        var referrer = Hosts.Of(traffic.Referrer);
        return referrer.Length == 0 || Hosts.AreOneSite(referrer, Hosts.Of(traffic.PageUrl)) || unwanted.Contains(referrer) ? "" : referrer;
    }

    private static (string Source, string Medium) Referring(string host) =>
        SourceCategories.Find(host) is { Category: SourceCategory.Search } engine ? (engine.Name, "organic") : (host, "referral");

    private static bool IsOneOf(string[] words, string text)
    {
        foreach (var word in words)
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
