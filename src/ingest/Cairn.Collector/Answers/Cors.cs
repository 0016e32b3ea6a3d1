using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Cairn.Collector.Answers;

/// <summary>
/// Lets pages of other origins send and read answers, rejections too: a browser that may not read Retry-After does not wait.
/// The origin is echoed and never <c>*</c>, because Snowplow's tracker sends with credentials; nothing here reads a cookie.
/// </summary>
/// <remarks>Source: WHATWG Fetch standard, "CORS protocol".</remarks>
internal sealed class Cors(IEnumerable<string> allowedOrigins)
{
    private const int MaxOriginLength = 256;
    private const int MaxNameLength = 64;
    private const int MaxNames = 32;

    /// <summary>What the recorded clients ask for; Chromium keeps an answer for two hours at most.</summary>
    private static readonly string[] KnownHeaders =
    [
        "authorization", "content-type", "x-retry-count", "anonymousid", "sentat", "rsa-retry-attempt", "rsa-retry-reason",
        "rsa-since-first-attempt", "rsa-since-last-attempt", "traceparent", "cairn-test-id", "sp-anonymous",
    ];

    private static readonly FrozenSet<string> Known = KnownHeaders.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly StringValues AllowHeaders = string.Join(", ", KnownHeaders);
    private static readonly StringValues Methods = "POST, GET, OPTIONS";
    private static readonly StringValues MaxAge = "7200";
    private static readonly StringValues Exposed = "Retry-After, ETag";
    private static readonly StringValues Vary = "Origin";
    private static readonly StringValues PreflightVary = "Origin, Access-Control-Request-Headers";

    private readonly FrozenSet<string> _allowed = allowedOrigins.Select(static origin => origin.TrimEnd('/')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets the headers of any answer.</summary>
    /// <param name="http">The request and its answer.</param>
    /// <param name="target">Path and query as they came.</param>
    /// <returns>Whether it was a page of another origin that may send.</returns>
    public bool Apply(HttpContext http, string target)
    {
        var origin = http.Request.Headers.Origin;
        if (origin.Count != 1 || !IsAllowed(origin.ToString()))
            return false;
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = Exposed;
        headers.Vary = Vary;
        if (SendsCredentials(target))
            headers.AccessControlAllowCredentials = "true";
        return true;
    }

    /// <summary>Answers a preflight: 204, to pages that may not send without permission.</summary>
    /// <param name="http">The request and its answer; <see cref="Apply"/> came before.</param>
    /// <param name="isAllowed">What that returned.</param>
    public static void Preflight(HttpContext http, bool isAllowed)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        if (!isAllowed)
            return;
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = With(http.Request.Headers.AccessControlRequestHeaders);
        headers.AccessControlMaxAge = MaxAge;
        headers.Vary = PreflightVary;
    }

    /// <summary>Snowplow's paths: <c>/i</c> and those whose first part is a vendor's name, which has dots.</summary>
    private static bool SendsCredentials(string target)
    {
        var path = target.AsSpan();
        if (path.IndexOf('?') is >= 0 and var query)
            path = path[..query];
        if (path is "/i" or "/ice.png")
            return true;
        var rest = path.Length > 0 ? path[1..] : path;
        return rest.IndexOf('/') is > 0 and var end && rest[..end].Contains('.');
    }

    /// <summary>Only what an answer's header can carry is echoed.</summary>
    private bool IsAllowed(string origin) =>
        origin.Length is > 0 and <= MaxOriginLength && Ascii.IsValid(origin) && origin.All(static letter => letter is > ' ' and not '\x7f')
        && (_allowed.Count == 0 || _allowed.Contains(origin));

    private static StringValues With(StringValues asked)
    {
        if (StringValues.IsNullOrEmpty(asked))
            return AllowHeaders;
        var further = asked.ToString().Split(',', MaxNames + 1, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Take(MaxNames)
            .Where(static name => name.Length <= MaxNameLength && !Known.Contains(name) && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            .ToArray();
        return further.Length == 0 ? AllowHeaders : $"{AllowHeaders}, {string.Join(", ", further)}";
    }
}
