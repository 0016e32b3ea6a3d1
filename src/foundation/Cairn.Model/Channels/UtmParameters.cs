using System.Buffers;

namespace Cairn.Model.Channels;

/// <summary>The campaign parameters and the click id in a page's URL.</summary>
/// <param name="Source">utm_source.</param>
/// <param name="Medium">utm_medium.</param>
/// <param name="Campaign">utm_campaign.</param>
/// <param name="Content">utm_content.</param>
/// <param name="Term">utm_term.</param>
/// <param name="ClickIdType">Name of the click-id parameter (gclid, fbclid ...).</param>
/// <param name="ClickId">The click id itself.</param>
/// <remarks>What is absent is the empty string. Source: GA4 "URL builders: collect campaign data with custom URLs".</remarks>
public readonly record struct UtmParameters(
    string Source, string Medium, string Campaign, string Content, string Term, string ClickIdType, string ClickId)
{
    /// <summary>How much of a URL is read, in characters; what comes after is not looked at.</summary>
    public const int MaximumUrlLength = 8192;

    /// <summary>The longest value that is kept, in characters; longer ones are cut.</summary>
    public const int MaximumValueLength = 512;

    // A single-page application keeps its own path and query behind #, and link builders append a second ? or #, so a
    // parameter may follow any of them.
    private static readonly SearchValues<char> Separators = SearchValues.Create("?#&");

    private static readonly string[] Heads = ["utm_", "mtm_", "pk_"];

    /// <summary>A URL that says nothing.</summary>
    public static UtmParameters None { get; } = new("", "", "", "", "", "", "");

    /// <summary>Reads the parameters of <paramref name="pageUrl"/>.</summary>
    /// <param name="pageUrl">A URL, absolute or not; anything else gives <see cref="None"/>.</param>
    /// <returns>
    /// The parameters of query and fragment, the query's first, decoded once (percent signs and plus; sequences that are not valid stay as they are). Names count in
    /// any case; of a repeated parameter the first that is not empty holds; of several click ids the one that says most.
    /// </returns>
    public static UtmParameters From(string pageUrl)
    {
        var url = pageUrl.AsSpan(0, Math.Min(pageUrl.Length, MaximumUrlLength));
        var start = url.IndexOfAny(Separators);
        if (start < 0)
            return None;

        var found = None;
        var rank = int.MaxValue;
        var parameters = url[(start + 1)..];
        foreach (var range in parameters.SplitAny(Separators))
        {
            var pair = parameters[range];
            // What an HTML page leaves of &amp; when its source is copied.
            if (pair.StartsWith("amp;", StringComparison.OrdinalIgnoreCase))
                pair = pair[4..];
            var equals = pair.IndexOf('=');
            if (equals > 0 && equals < pair.Length - 1)
                found = found.With(pair[..equals], pair[(equals + 1)..], ref rank);
        }

        return found;
    }

    /// <summary>Fills what <paramref name="traffic"/> leaves open from the URL of its page.</summary>
    /// <returns>
    /// The same instance when there is nothing to add. Campaign parameters count as one: when the event names any of them
    /// itself, those of the URL are left alone.
    /// </returns>
    public static TrafficSource Fill(TrafficSource traffic)
    {
        if (traffic.PageUrl.AsSpan().IndexOfAny(Separators) < 0)
            return traffic;

        var found = From(traffic.PageUrl);
        var named = traffic is not { UtmSource: "", UtmMedium: "", UtmCampaign: "", UtmContent: "", UtmTerm: "" };
        if (!named && found is not { Source: "", Medium: "", Campaign: "", Content: "", Term: "" })
        {
            traffic = traffic with
            {
                UtmSource = found.Source,
                UtmMedium = found.Medium,
                UtmCampaign = found.Campaign,
                UtmContent = found.Content,
                UtmTerm = found.Term,
            };
        }

        if (traffic.ClickIdType.Length == 0 && found.ClickIdType.Length > 0)
            traffic = traffic with { ClickIdType = found.ClickIdType, ClickId = found.ClickId };
        return traffic;
    }

    private UtmParameters With(ReadOnlySpan<char> name, ReadOnlySpan<char> value, ref int rank)
    {
        var field = FieldOf(name);
        if (!field.IsEmpty)
        {
            if (Source.Length == 0 && Is(field, "source"))
                return this with { Source = Decode(value) };
            if (Medium.Length == 0 && Is(field, "medium"))
                return this with { Medium = Decode(value) };
            if (Campaign.Length == 0 && Is(field, "campaign"))
                return this with { Campaign = Decode(value) };
            if (Content.Length == 0 && Is(field, "content"))
                return this with { Content = Decode(value) };
            return Term.Length == 0 && (Is(field, "term") || Is(field, "keyword") || Is(field, "kwd")) ? this with { Term = Decode(value) } : this;
        }

        if (ClickIds.Find(name) is not { } clickId || clickId.Rank >= rank)
            return this;
        rank = clickId.Rank;
        return this with { ClickIdType = clickId.Name, ClickId = Decode(value) };
    }

    /// <summary>What stands behind utm_, or behind the heads of Matomo's names for the same (mtm_, in old links pk_).</summary>
    private static ReadOnlySpan<char> FieldOf(ReadOnlySpan<char> name)
    {
        foreach (var head in Heads)
            if (name.StartsWith(head, StringComparison.OrdinalIgnoreCase))
                return name[head.Length..];
        return default;
    }

    private static bool Is(ReadOnlySpan<char> field, string name) => field.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Decode(ReadOnlySpan<char> value)
    {
        var text = value.IndexOfAny('%', '+') < 0
            ? value.ToString()
            : Uri.UnescapeDataString(value.ToString().Replace('+', ' '));
        if (text.Any(char.IsControl))
            text = string.Concat(text.Where(c => !char.IsControl(c)));
        text = text.Trim();
        return text.Length <= MaximumValueLength ? text : text[..MaximumValueLength];
    }
}
