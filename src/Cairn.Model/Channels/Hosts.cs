namespace Cairn.Model.Channels;

/// <summary>Hosts of URLs, and whether two belong to one site.</summary>
internal static class Hosts
{
    private const int MaximumLength = 2048;

    /// <summary>Endings below which strangers have their own sites, beside the country endings of <see cref="SiteOf"/>.</summary>
    private static readonly string[] SharedEndings =
    [
        "github.io", "gitlab.io", "blogspot.com", "wordpress.com", "myshopify.com", "netlify.app", "vercel.app", "pages.dev",
        "herokuapp.com", "web.app", "firebaseapp.com", "azurewebsites.net", "cloudfront.net", "wixsite.com", "webflow.io",
    ];

    private static readonly string[] CountryHeads = ["co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "go", "gob", "govt"];

    /// <summary>The host of an absolute URL (or of a bare host), lower case, without port and leading <c>www.</c>; empty when there is none.</summary>
    public static string Of(string url)
    {
        if (url.Length is 0 or > MaximumLength)
            return "";

        var candidate = url.Contains("://", StringComparison.Ordinal) ? url : "http://" + url;
        if (!Uri.TryCreate(candidate, UriKind.Absolute, out var uri))
            return "";

        var host = uri.IdnHost.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    /// <summary>Whether a visit from one host to the other stays within one site.</summary>
    public static bool AreOneSite(string a, string b) =>
        a.Length > 0 && b.Length > 0 && (a == b || SiteOf(a).SequenceEqual(SiteOf(b)));

    /// <summary>
    /// The part of a host that its owner registered: the last two labels, three under endings as co.uk. A rule of thumb in
    /// place of the public suffix list; where it is wrong, two sites of one country's owner would count as one.
    /// </summary>
    private static ReadOnlySpan<char> SiteOf(string host)
    {
        if (Uri.CheckHostName(host) != UriHostNameType.Dns)
            return host;

        var labels = 2;
        if (Array.Exists(SharedEndings, ending => host.EndsWith("." + ending, StringComparison.Ordinal)))
            labels = 3;

        var start = StartOf(host, labels);
        if (labels == 2 && host.Length - host.LastIndexOf('.') == 3 && CountryHeads.Contains(host[start..].Split('.')[0]))
            start = StartOf(host, 3);
        return host.AsSpan(start);
    }

    private static int StartOf(string host, int labels)
    {
        var start = host.Length;
        while (labels-- > 0 && start > 0)
            start = host.LastIndexOf('.', start - 1) is >= 0 and var dot ? dot : 0;
        return start == 0 ? 0 : start + 1;
    }
}
