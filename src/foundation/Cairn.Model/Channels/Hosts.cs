using System.Buffers;

namespace Cairn.Model.Channels;

/// <summary>Hosts of URLs, and whether two belong to one site.</summary>
internal static class Hosts
{
    private const int MaximumLength = 2048;

    private static readonly string[] WebSchemes = ["https://", "http://"];
    private static readonly SearchValues<char> PlainHostCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>
    /// Endings below which strangers have their own sites, beside the country endings of <see cref="SiteOf"/>.
    /// </summary>
    private static readonly HashSet<string> SharedEndings = new(StringComparer.Ordinal)
    {
        "github.io", "gitlab.io", "blogspot.com", "wordpress.com", "myshopify.com", "netlify.app", "vercel.app", "pages.dev",
        "herokuapp.com", "web.app", "firebaseapp.com", "azurewebsites.net", "cloudfront.net", "wixsite.com", "webflow.io",
    };

    private static readonly string[] CountryHeads =
        ["co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "go", "gob", "govt"];

    /// <summary>
    /// The host of an absolute URL (or of a bare host), lower case, without port and leading <c>www.</c>; empty when
    /// there is none.
    /// </summary>
    public static string Of(string url)
    {
        if (url.Length is 0 or > MaximumLength)
            return "";
        if (PlainHost(url) is { Length: > 0 } plain)
            return WithoutWww(plain).ToString();

        var candidate = url.Contains("://", StringComparison.Ordinal) ? url : "http://" + url;
        if (!Uri.TryCreate(candidate, UriKind.Absolute, out var uri))
            return "";

        return WithoutWww(uri.IdnHost.ToLowerInvariant()).ToString();
    }

    /// <summary>Whether a visit from one host to the other stays within one site.</summary>
    public static bool AreOneSite(string a, string b) =>
        a.Length > 0 && b.Length > 0 && (a == b || SiteOf(a).SequenceEqual(SiteOf(b)));

    /// <summary>The host of a web address in the usual spelling; empty for anything that needs a closer look.</summary>
    private static ReadOnlySpan<char> PlainHost(string url)
    {
        var scheme = Array.Find(WebSchemes, known => url.StartsWith(known, StringComparison.Ordinal));
        if (scheme is null)
            return default;

        var rest = url.AsSpan(scheme.Length);
        var end = rest.IndexOfAnyExcept(PlainHostCharacters);
        var host = end < 0 ? rest : rest[..end];
        var isHost = host is [not '.', .., not '.']
            && !host.Contains("..", StringComparison.Ordinal)
            && host.ContainsAnyInRange('a', 'z');
        return isHost && (end < 0 || rest[end] is '/' or '?' or '#') ? host : default;
    }

    private static ReadOnlySpan<char> WithoutWww(ReadOnlySpan<char> host) =>
        host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;

    /// <summary>
    /// The part of a host that its owner registered: the last two labels, three under endings as co.uk. A rule of thumb in
    /// place of the public suffix list; where it is wrong, two sites of one country's owner would count as one.
    /// </summary>
    public static ReadOnlySpan<char> SiteOf(string host)
    {
        if (Uri.CheckHostName(host) != UriHostNameType.Dns)
            return host;

        var labels = SharedEndings.Contains(host[StartOf(host, 2)..]) ? 3 : 2;

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
