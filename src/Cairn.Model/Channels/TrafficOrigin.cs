namespace Cairn.Model.Channels;

/// <summary>What the channel rules look at: everything lower case, absent parts empty.</summary>
internal readonly record struct TrafficOrigin(
    string Source, string Medium, string Campaign, string Content, string Term, string ReferrerHost, string ClickId)
{
    /// <summary>An event that says nothing of where the visit came from.</summary>
    public static TrafficOrigin Nothing { get; } = new("", "", "", "", "", "", "");

    /// <summary>
    /// Reads the origin out of an event's traffic fields. Campaign parameters come first, then the click id fills source
    /// and medium where those are silent, then the referrer, unless it is the page's own site.
    /// </summary>
    public static TrafficOrigin Of(TrafficSource traffic)
    {
        traffic = UtmParameters.Fill(traffic);
        var (source, medium) = (traffic.Source.ToLowerInvariant(), traffic.Medium.ToLowerInvariant());
        var clickId = traffic.ClickIdType.ToLowerInvariant();
        var referrer = Hosts.Of(traffic.Referrer);
        if (referrer.Length > 0 && Hosts.AreOneSite(referrer, Hosts.Of(traffic.PageUrl)))
            referrer = "";

        if (source.Length == 0 && medium.Length == 0 && ClickIds.Find(clickId) is { } known)
            (source, medium) = (known.Source, known.Medium);
        else if (source.Length == 0 && medium.Length == 0 && traffic.Campaign.Length == 0 && referrer.Length > 0)
            (source, medium) = (referrer, SourceCategories.Of(referrer) == SourceCategory.Search ? "organic" : "referral");

        return new TrafficOrigin(
            source, medium,
            traffic.Campaign.ToLowerInvariant(), traffic.Content.ToLowerInvariant(), traffic.Term.ToLowerInvariant(),
            referrer, clickId);
    }

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
}
