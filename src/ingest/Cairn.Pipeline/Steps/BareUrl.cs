using System.Buffers;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// Takes off URLs what may tell who somebody is: query, fragment, user and password, and of addresses of mail and telephone all but
/// the scheme. Texts that are no URLs stay as they are.
/// </summary>
/// <remarks>Source: RFC 3986, section 3, for the parts; section 4.2 for relative references.</remarks>
internal static class BareUrl
{
    private const string Authority = "://";

    private static readonly SearchValues<char> Ends = SearchValues.Create("?#");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");
    private static readonly string[] Personal = ["mailto:", "tel:", "sms:", "whatsapp:"];

    /// <summary>What is left of a text that may be a URL.</summary>
    public static string Of(string text) => IsUrl(text) ? OfUrl(text) : text;

    /// <summary>What is left of a URL.</summary>
    public static string OfUrl(string url)
    {
        foreach (var scheme in Personal)
            if (url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return scheme;
        var end = url.AsSpan().IndexOfAny(Ends);
        return WithoutUser(end < 0 ? url : url[..end]);
    }

    private static bool IsUrl(string text)
    {
        if (text.Contains(Authority, StringComparison.Ordinal) || Array.Exists(Personal, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            return true;
        var end = text.AsSpan().IndexOfAny(Ends);
        if (end < 0)
            return false;
        if (text[0] is '/' or '?' || text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal))
            return true;
        // A page, host or fragment with values in it, such as shop.example/cart?mail=a or #token=b; "C#" and "Why? Because" are none.
        var values = text.AsSpan(end);
        return !text.AsSpan(0, end).ContainsAny(Blanks) && (values.IndexOfAny(Blanks) is >= 0 and var blank ? values[..blank] : values).Contains('=');
    }

    private static string WithoutUser(string url)
    {
        var from = url.IndexOf(Authority, StringComparison.Ordinal) is >= 0 and var scheme ? scheme + Authority.Length : url.StartsWith("//", StringComparison.Ordinal) ? 2 : -1;
        if (from < 0)
            return url;
        var path = url.IndexOf('/', from);
        var at = url.LastIndexOf('@', path < 0 ? url.Length - 1 : path);
        return at < from ? url : url.Remove(from, at + 1 - from);
    }
}
